package dev.earthshine.http.testing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Jetty on the loopback address. It speaks HTTP/1.1 and HTTP/2: over TLS as ALPN settles it, and on a second port without
 * TLS, where a client begins HTTP/2 by prior knowledge.
 */
public final class JettyServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;
  private static final int MAX_HEAD = 4 * 1024 * 1024;

  /** Small, so that a client that reads nothing is soon felt. */
  private static final int SEND_BUFFER = 64 * 1024;

  private final Server server = new Server();
  private final ServerConnector secure;
  private final ServerConnector plain;
  private final Map<String, JettyRoute> routes = new ConcurrentHashMap<>();
  private int open;

  private JettyServer(SslContextFactory.Server tls, boolean http2) {
    HttpConfiguration config = new HttpConfiguration();
    config.setResponseHeaderSize(MAX_HEAD);
    config.setMaxResponseHeaderSize(MAX_HEAD);
    HttpConnectionFactory http1 = new HttpConnectionFactory(config);
    secure = http2
        ? connector(
            new SslConnectionFactory(tls, "alpn"),
            new ALPNServerConnectionFactory("h2", "http/1.1"),
            new HTTP2ServerConnectionFactory(config),
            http1)
        : connector(new SslConnectionFactory(tls, http1.getProtocol()), http1);
    plain = connector(new HttpConnectionFactory(config), new HTTP2CServerConnectionFactory(config));
    server.setHandler(new Routed());
  }

  private ServerConnector connector(ConnectionFactory... protocols) {
    ServerConnector connector = new CountingConnector(protocols);
    connector.setHost("127.0.0.1");
    connector.setAcceptQueueSize(1024);
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    server.addConnector(connector);
    return connector;
  }

  /** Starts one that shows what {@code context} holds and negotiates HTTP/2. */
  public static JettyServer start(SSLContext context) throws Exception {
    return start(context, true, false);
  }

  /** Starts one that negotiates HTTP/2 or not, and that demands a certificate of its clients or not. */
  public static JettyServer start(SSLContext context, boolean http2, boolean asksClient)
      throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(context);
    tls.setNeedClientAuth(asksClient);
    JettyServer started = new JettyServer(tls, http2);
    started.server.start();
    return started;
  }

  /** Adds a route for {@code path} exactly. */
  public JettyServer route(String path, JettyRoute route) {
    routes.put(path, route);
    return this;
  }

  /** The https URL of {@code path}. */
  public String url(String path) {
    return "https://127.0.0.1:" + secure.getLocalPort() + path;
  }

  /** The http URL of {@code path}. */
  public String plainUrl(String path) {
    return "http://127.0.0.1:" + plain.getLocalPort() + path;
  }

  /** Closes every connection, such as those that routes forgot. */
  public void disconnect() throws InterruptedException {
    for (ServerConnector connector : List.of(secure, plain)) {
      connector.getConnectedEndPoints().forEach(EndPoint::close);
    }
    awaitNoneOpen();
  }

  /** Waits until no connection is open; HTTP/1.1's end is noticed only where a route reads or writes. */
  public synchronized void awaitNoneOpen() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (open > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(open + " connections are still open");
      }
      wait(left);
    }
  }

  private synchronized void count(int change) {
    open += change;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private final class CountingConnector extends ServerConnector {
    CountingConnector(ConnectionFactory... protocols) {
      super(server, protocols);
    }

    @Override
    protected void onEndPointOpened(EndPoint connection) {
      super.onEndPointOpened(connection);
      count(1);
    }

    @Override
    protected void onEndPointClosed(EndPoint connection) {
      super.onEndPointClosed(connection);
      count(-1);
    }
  }

  private final class Routed extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback done) throws Exception {
      JettyRoute route = routes.get(request.getHttpURI().getPath());
      if (route == null) {
        Response.writeError(request, response, done, 404);
      } else {
        route.answer(request, response, done);
      }
      return true;
    }
  }
}
