package dev.earthshine.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A server in a process of its own that answers every request with a small JSON document. */
final class Server implements AutoCloseable {
  private static final byte[] ANSWER =
      "{\"id\":42,\"name\":\"moon\",\"tags\":[\"a\",\"b\"]}".getBytes(StandardCharsets.UTF_8);

  private final Process process;
  private final String url;

  private Server(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts the process and waits until it listens. */
  static Server start() throws IOException {
    return start(Server.class);
  }

  /** Starts {@code main} instead, which says its port on standard output too. */
  static Server start(Class<?> main) throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    Process process = new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), main.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    BufferedReader output = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    return new Server(process, "http://127.0.0.1:" + output.readLine() + "/");
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Listens on a free port, says which on standard output, and answers until it is killed. */
  public static void main(String... args) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
      exchange.close();
    });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println(server.getAddress().getPort());
  }
}
