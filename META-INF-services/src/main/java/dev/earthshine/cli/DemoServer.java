package dev.earthshine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** What the demo's scripts talk to: a server on a free port of the loopback interface. */
final class DemoServer implements AutoCloseable {
  /** The credential that the chat asks for. */
  static final String TOKEN = "demo-token";

  private static final List<String> ANSWER = List.of("The", " moon", " is", " up", ".");

  private final HttpServer server;

  private DemoServer(HttpServer server) {
    this.server = server;
  }

  static DemoServer start() throws IOException {
    HttpServer server = HttpServer.create(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext("/", exchange -> answer(exchange, 200, "text/plain", "Hello!\n"));
    server.createContext("/echo", DemoServer::echo);
    server.createContext("/upload", DemoServer::upload);
    server.createContext("/chat", DemoServer::chat);
    server.start();
    return new DemoServer(server);
  }

  /** The address of the server, without a slash at its end. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Gives the body back as it came. */
  private static void echo(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    answer(exchange, 200, type == null ? "text/plain" : type, body(exchange));
  }

  private static void upload(HttpExchange exchange) throws IOException {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    boolean arrived = body(exchange).contains("The moon by earthlight.");
    String text = "as " + type.replaceFirst(";.*", "") + ": " + (arrived ? "arrived" : "lost");
    answer(exchange, arrived ? 200 : 400, "text/plain", text);
  }

  /** Answers as language models do: one server-sent event for each piece of text, and an end mark. */
  private static void chat(HttpExchange exchange) throws IOException {
    Headers request = exchange.getRequestHeaders();
    body(exchange);
    if (!("Bearer " + TOKEN).equals(request.getFirst("Authorization"))) {
      answer(exchange, 401, "application/json", "{\"error\": \"wrong token\"}");
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (String piece : ANSWER) {
        String event = "data: {\"choices\": [{\"delta\": {\"content\": \"" + piece + "\"}}]}\n\n";
        out.write(event.getBytes(UTF_8));
        out.flush();
      }
      out.write("data: [DONE]\n\n".getBytes(UTF_8));
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
