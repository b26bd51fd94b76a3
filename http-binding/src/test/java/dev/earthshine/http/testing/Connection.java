package dev.earthshine.http.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One accepted connection: reads requests and has them answered until either side has enough. */
final class Connection {
  private final TestServer server;
  private final Socket socket;
  private final int number;

  Connection(TestServer server, Socket socket) {
    this.server = server;
    this.socket = socket;
    this.number = server.connections();
  }

  void serve() {
    boolean answering = false;
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean keepAlive = true;
      while (keepAlive) {
        answering = false;
        String line = line(in);
        if (line == null) {
          return;
        }
        answering = true;
        RecordedRequest request = read(line, in);
        server.record(request);
        Reply reply = new Reply(server, socket, in, request.method().equals("HEAD"));
        server.routeOf(request).answer(request, reply);
        keepAlive = reply.keepsAlive() && !"close".equalsIgnoreCase(request.header("Connection"));
      }
    } catch (IOException e) {
      if (answering) {
        server.brokenOff();
      }
    } finally {
      server.connectionClosed();
    }
  }

  private RecordedRequest read(String requestLine, InputStream in) throws IOException {
    String[] parts = requestLine.split(" ", 3);
    List<String> headers = new ArrayList<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      headers.add(line);
    }
    if (parts.length < 3) {
      throw new IOException("not a request line: " + requestLine);
    }
    RecordedRequest head = new RecordedRequest(parts[0], parts[1], headers, new byte[0], number);
    return new RecordedRequest(parts[0], parts[1], headers, body(head, in), number);
  }

  private static byte[] body(RecordedRequest head, InputStream in) throws IOException {
    String length = head.header("Content-Length");
    if (length != null) {
      return exactly(in, Integer.parseInt(length));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
      int size;
      do {
        size = Integer.parseInt(String.valueOf(line(in)), 16);
        body.write(exactly(in, size));
        line(in);
      } while (size > 0);
    }
    return body.toByteArray();
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException(
          "body of " + bytes.length + " bytes where " + length + " were announced");
    }
    return bytes;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  void close() throws IOException {
    socket.close();
  }
}
