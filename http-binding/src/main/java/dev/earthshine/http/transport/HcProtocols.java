package dev.earthshine.http.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.HttpProtocolNegotiator;
import org.apache.hc.core5.http2.ssl.ApplicationProtocol;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.jspecify.annotations.Nullable;

/** Decides which version of HTTP a new connection speaks: by ALPN, unless the request settles it. */
final class HcProtocols implements IOEventHandlerFactory {
  /** Latin-1 maps bytes to characters one to one: what they mean is decided in HcHeaders. */
  private static final CharCodingConfig BYTES =
      CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build();

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
    session.registerProtocol(ApplicationProtocol.HTTP_2.id, HcProtocols::speakHttp2);
    if (policy == HttpVersionPolicy.FORCE_HTTP_1) {
      return http1(session);
    }
    return policy == HttpVersionPolicy.FORCE_HTTP_2
        ? HcHttp2.handler(session, BYTES, false, null)
        : new HttpProtocolNegotiator(session, null);
  }

  private static ClientHttp1IOEventHandler http1(ProtocolIOSession session) {
    return HcHttp1.handler(session, BYTES);
  }

  private static void speakHttp1(
      ProtocolIOSession session, @Nullable FutureCallback<ProtocolIOSession> callback) {
    IOEventHandler handler = http1(session);
    begin(session, handler, () -> {
      if (callback != null) {
        callback.completed(session);
      }
    });
  }

  private static void speakHttp2(
      ProtocolIOSession session, @Nullable FutureCallback<ProtocolIOSession> callback) {
    begin(session, HcHttp2.handler(session, BYTES, true, callback), () -> {});
  }

  private static void begin(ProtocolIOSession session, IOEventHandler handler, Runnable begun) {
    session.upgrade(handler);
    try {
      handler.connected(session);
      begun.run();
    } catch (IOException e) {
      handler.exception(session, e);
    }
  }
}
