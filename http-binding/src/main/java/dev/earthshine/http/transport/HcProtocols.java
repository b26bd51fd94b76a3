package dev.earthshine.http.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.ClientH2PrefaceHandler;
import org.apache.hc.core5.http2.impl.nio.ClientH2StreamMultiplexerFactory;
import org.apache.hc.core5.http2.impl.nio.ClientH2UpgradeHandler;
import org.apache.hc.core5.http2.impl.nio.HttpProtocolNegotiator;
import org.apache.hc.core5.http2.ssl.ApplicationProtocol;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.jspecify.annotations.Nullable;

/** Decides which version of HTTP a new connection speaks: by ALPN, unless the request settles it. */
final class HcProtocols implements IOEventHandlerFactory {
  private static final HttpProcessor NOTHING_ADDED =
      HttpProcessorBuilder.create().build();

  /** Latin-1 maps bytes to characters one to one: what they mean is decided in HcHeaders. */
  private static final CharCodingConfig BYTES =
      CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build();

  private final ClientH2StreamMultiplexerFactory http2 = new ClientH2StreamMultiplexerFactory(
      NOTHING_ADDED,
      null,
      H2Config.custom()
          .setPushEnabled(false)
          .setInitialWindowSize(Call.WINDOW)
          .setMaxHeaderListSize(HcHeadParser.MAX_HEAD)
          .build(),
      BYTES,
      null);

  @Override
  public IOEventHandler createHandler(ProtocolIOSession session, @Nullable Object attachment) {
    if (attachment instanceof HcDial.Attempt attempt) {
      attempt.dial().begin(session);
      return handler(session, attempt.versions());
    }
    return handler(session, attachment);
  }

  /** {@code policy} is that of versions, which {@link PoolingAsyncClientConnectionManager} passes on. */
  private IOEventHandler handler(ProtocolIOSession session, @Nullable Object policy) {
    session.registerProtocol(ApplicationProtocol.HTTP_1_1.id, HcProtocols::speakHttp1);
    session.registerProtocol(
        ApplicationProtocol.HTTP_2.id, new ClientH2UpgradeHandler(http2, null));
    if (policy == HttpVersionPolicy.FORCE_HTTP_1) {
      return http1(session);
    }
    return policy == HttpVersionPolicy.FORCE_HTTP_2
        ? new ClientH2PrefaceHandler(session, http2, false, null)
        : new HttpProtocolNegotiator(session, null);
  }

  private static ClientHttp1IOEventHandler http1(ProtocolIOSession session) {
    return HcHttp1.handler(session, BYTES);
  }

  private static void speakHttp1(
      ProtocolIOSession session, @Nullable FutureCallback<ProtocolIOSession> callback) {
    ClientHttp1IOEventHandler handler = http1(session);
    session.upgrade(handler);
    try {
      handler.connected(session);
      if (callback != null) {
        callback.completed(session);
      }
    } catch (IOException e) {
      handler.exception(session, e);
    }
  }
}
