package dev.earthshine.http.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.frame.FrameType;
import org.apache.hc.core5.http2.frame.RawFrame;
import org.apache.hc.core5.http2.impl.nio.ClientH2IOEventHandler;
import org.apache.hc.core5.http2.impl.nio.ClientH2PrefaceHandler;
import org.apache.hc.core5.http2.impl.nio.ClientH2StreamMultiplexer;
import org.apache.hc.core5.http2.impl.nio.ClientH2StreamMultiplexerFactory;
import org.apache.hc.core5.http2.impl.nio.H2StreamListener;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2 on one connection, which carries one exchange at a time: HttpClient's, but that it hears the last words of a
 * server, and notices that one which goes away has not taken the request.
 */
final class HcHttp2 implements H2StreamListener {
  private static final HttpProcessor NOTHING_ADDED =
      HttpProcessorBuilder.create().build();
  private static final H2Config CONFIG = H2Config.custom()
      .setPushEnabled(false)
      .setInitialWindowSize(Call.WINDOW)
      .setMaxHeaderListSize(HcHeadParser.MAX_HEAD)
      .build();

  /** Volatile since frames that grant more are written by any thread. */
  private volatile @Nullable ClientH2StreamMultiplexer multiplexer;

  /** The stream of the last request. */
  private int latest;

  private HcHttp2() {}

  /**
   * What handles the events of {@code session} from its first on.
   *
   * @param isAgreed whether the other side must have agreed to HTTP/2 by ALPN
   * @param callback hears that it has begun; null for nobody
   */
  static IOEventHandler handler(
      ProtocolIOSession session,
      CharCodingConfig coding,
      boolean isAgreed,
      @Nullable FutureCallback<ProtocolIOSession> callback) {
    HcHttp2 http2 = new HcHttp2();
    return new ClientH2PrefaceHandler(
        session,
        new ClientH2StreamMultiplexerFactory(NOTHING_ADDED, null, CONFIG, coding, http2),
        isAgreed,
        new CallbackContribution<>(callback) {
          @Override
          public void completed(ProtocolIOSession begun) {
            http2.takeOver(begun);
            if (callback != null) {
              callback.completed(begun);
            }
          }
        },
        null);
  }

  /** Puts our handler in the place of HttpClient's, which has begun and said its settings. */
  private void takeOver(ProtocolIOSession session) {
    ClientH2StreamMultiplexer begun = multiplexer;
    if (begun != null) {
      session.upgrade(new Handler(begun));
    }
  }

  @Override
  public void onFrameOutput(HttpConnection connection, int streamId, RawFrame frame) {
    if (multiplexer == null) {
      multiplexer = (ClientH2StreamMultiplexer) connection;
    }
  }

  @Override
  public void onHeaderOutput(
      HttpConnection connection, int streamId, List<? extends Header> headers) {
    latest = streamId;
  }

  /**
   * A server that goes away names the last stream that it has taken. HttpClient would wait for an answer on those beyond
   * that, or fail them like the ones that were taken.
   */
  @Override
  public void onFrameInput(HttpConnection connection, int streamId, RawFrame frame) {
    ByteBuffer payload = frame.getPayload();
    if (FrameType.valueOf(frame.getType()) == FrameType.GOAWAY
        && payload != null
        && payload.remaining() >= Integer.BYTES
        && (payload.getInt(payload.position()) & Integer.MAX_VALUE) < latest) {
      ((ClientH2StreamMultiplexer) connection)
          .onException(new RequestNotExecutedException("it goes away"));
    }
  }

  @Override
  public void onHeaderInput(
      HttpConnection connection, int streamId, List<? extends Header> headers) {}

  @Override
  public void onInputFlowControl(
      HttpConnection connection, int streamId, int delta, int actualSize) {}

  @Override
  public void onOutputFlowControl(
      HttpConnection connection, int streamId, int delta, int actualSize) {}

  private static final class Handler extends ClientH2IOEventHandler {
    private final ClientH2StreamMultiplexer multiplexer;
    private final HcLastWords lastWords = new HcLastWords();

    Handler(ClientH2StreamMultiplexer multiplexer) {
      super(multiplexer);
      this.multiplexer = multiplexer;
    }

    @Override
    public void inputReady(IOSession session, @Nullable ByteBuffer source) throws IOException {
      lastWords.reads();
      super.inputReady(session, source);
      lastWords.hasRead();
    }

    @Override
    public void exception(IOSession session, Exception cause) {
      lastWords.hear(session, cause, multiplexer, () -> true);
      super.exception(session, cause);
    }
  }
}
