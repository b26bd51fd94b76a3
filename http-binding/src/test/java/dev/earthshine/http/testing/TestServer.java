package dev.earthshine.http.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * An HTTP/1.1 server on the loopback address, one thread per connection, keep-alive unless a route or the client ends it.
 *
 * <p>Built-in routes, see {@link Routes}: {@code /echo /headers /status/N /redirect/N /redirect-to /slow /sse /sse-cut
 * /ndjson /chunked /bytes/N /gzip /deflate /drop}. Waiting is by latches that time out, never by sleeping.
 */
public final class TestServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final ServerSocket listening;
  private final Map<String, Route> routes = new ConcurrentHashMap<>(Routes.all());
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private int broken;
  private int closed;

  private TestServer(ServerSocket listening) {
    this.listening = listening;
  }

  /** Starts a server on a free port. */
  public static TestServer start() throws IOException {
    TestServer server = new TestServer(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()));
    daemon("test-server", server::accept);
    return server;
  }

  /** The URL of {@code path}, which begins with a slash, on this server. */
  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** The port it listens on. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Adds a route for every target whose path is {@code path} or begins with it and a slash. */
  public TestServer route(String path, Route route) {
    routes.put(path, route);
    return this;
  }

  /** What was asked so far, oldest first. */
  public List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The {@code count}th request, waiting until there are so many. */
  public RecordedRequest awaitRequest(int count) throws InterruptedException {
    await(() -> requests.size() >= count, "request " + count);
    return requests().get(count - 1);
  }

  /** How many connections were opened. */
  public int connections() {
    synchronized (connections) {
      return connections.size();
    }
  }

  /** Waits until clients have broken off {@code count} exchanges that routes were waiting in or writing. */
  public void awaitBrokenOff(int count) throws InterruptedException {
    await(() -> broken >= count, "break " + count);
  }

  /** Waits until {@code count} connections are closed. */
  public void awaitClosed(int count) throws InterruptedException {
    await(() -> closed >= count, "end of connection " + count);
  }

  private void await(BooleanSupplier done, String what) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (requests) {
      while (!done.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(what + " did not come within " + PATIENCE_SECONDS + " s");
        }
        requests.wait(left);
      }
    }
  }

  /** Lets the routes that wait, such as {@code /slow}, answer. */
  public void release() {
    release.countDown();
  }

  boolean isReleased() {
    return release.getCount() == 0;
  }

  void record(RecordedRequest request) {
    synchronized (requests) {
      requests.add(request);
      requests.notifyAll();
    }
  }

  void brokenOff() {
    synchronized (requests) {
      broken++;
      requests.notifyAll();
    }
  }

  void connectionClosed() {
    synchronized (requests) {
      closed++;
      requests.notifyAll();
    }
  }

  Route routeOf(RecordedRequest request) {
    String path = request.path();
    while (path.startsWith("/")) {
      Route route = routes.get(path);
      if (route != null) {
        return route;
      }
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return (asked, reply) -> reply.status(404).send("no route " + asked.path());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        Connection connection = new Connection(this, socket);
        synchronized (connections) {
          connections.add(connection);
        }
        daemon("test-server-connection", connection::serve);
      }
    } catch (IOException closed) {
      // The only way out: the server was closed.
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes the port and every connection. */
  @Override
  public void close() throws IOException {
    release();
    listening.close();
    synchronized (connections) {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }
}
