package dev.earthshine.http.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexer;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on one connection: HttpClient's, with heads and chunks read more strictly. */
final class HcHttp1 extends ClientHttp1StreamDuplexer {
  private static final ConnectionReuseStrategy REUSE =
      (request, response, context) -> !(response.containsHeader(HttpHeaders.CONTENT_LENGTH)
              && response.containsHeader(HttpHeaders.TRANSFER_ENCODING))
          && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);

  /** Under which the exchange finds the {@link HcBodyReader} of its connection. */
  static final String BODY_READER = "dev.earthshine.body-reader";

  private final HcBodyReader bodies;

  /** Whether the body is whole when the connection ends. */
  private boolean endsByClose;

  /** Whether only what came before a failure is read. */
  private boolean isBroken;

  private HcHttp1(
      ProtocolIOSession session,
      HcBodyReader bodies,
      CharCodingConfig coding,
      Http1Config limits,
      HcHeadParser parser) {
    super(
        session,
        offering(bodies),
        limits,
        coding,
        REUSE,
        parser,
        new HcHeadWriter(parser),
        null,
        null,
        null);
    this.bodies = bodies;
  }

  /** Has each exchange find {@code bodies}. */
  private static HttpProcessor offering(HcBodyReader bodies) {
    HttpRequestInterceptor offer =
        (request, entity, context) -> context.setAttribute(BODY_READER, bodies);
    return HttpProcessorBuilder.create().add(offer).build();
  }

  /** What handles the events of {@code session}. */
  static ClientHttp1IOEventHandler handler(ProtocolIOSession session, CharCodingConfig coding) {
    Http1Config limits = HcHeadParser.config();
    return new Handler(
        new HcHttp1(session, new HcBodyReader(), coding, limits, new HcHeadParser(limits)));
  }

  @Override
  protected @Nullable ContentDecoder createContentDecoder(
      long length,
      ReadableByteChannel channel,
      SessionInputBuffer buffer,
      BasicHttpTransportMetrics metrics)
      throws HttpException {
    if (length == ContentLengthStrategy.CHUNKED) {
      return bodies.over(new HcChunkDecoder(channel, buffer), length);
    }
    endsByClose = length < 0;
    ContentDecoder plain = super.createContentDecoder(length, channel, buffer, metrics);
    if (plain == null) {
      return null;
    }
    ContentDecoder fast = bodies.over(plain, length);
    return endsByClose && isBroken ? new Endless(fast) : fast;
  }

  /** A body that the end of the connection would complete, on one that was broken instead. */
  private record Endless(ContentDecoder decoder) implements ContentDecoder {
    @Override
    public int read(ByteBuffer target) throws IOException {
      int count = decoder.read(target);
      if (decoder.isCompleted()) {
        throw new ConnectionClosedException("connection was broken before the end of the body");
      }
      return count;
    }

    @Override
    public boolean isCompleted() {
      return false;
    }

    @Override
    public @Nullable List<? extends Header> getTrailers() {
      return null;
    }
  }

  private static final class Handler extends ClientHttp1IOEventHandler {
    private final HcHttp1 duplexer;
    private final HcLastWords lastWords = new HcLastWords();

    Handler(HcHttp1 duplexer) {
      super(duplexer);
      this.duplexer = duplexer;
    }

    @Override
    public void inputReady(IOSession session, @Nullable ByteBuffer source) throws IOException {
      lastWords.reads();
      super.inputReady(session, source);
      if (duplexer.bodies.owesFailure() && session.isOpen()) {
        super.inputReady(session, null);
      }
      lastWords.hasRead();
    }

    /** A body that the end of the connection would complete is left as it is, since this is no such end. */
    @Override
    public void exception(IOSession session, Exception cause) {
      duplexer.isBroken = true;
      lastWords.hear(session, cause, duplexer, () -> !duplexer.endsByClose);
      super.exception(session, cause);
    }
  }
}
