package dev.earthshine.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A server that costs as little as one can, so that it is the client that is measured: a thread per connection, answers
 * that are ready beforehand. {@code /} answers with a little JSON, {@code /bytes/N} with N bytes, {@code /events/N} with N
 * server-sent events.
 */
final class LeanServer {
  private static final int BLOCK = 64 * 1024;
  private static final byte[] SMALL = head("application/json", 44, """
      {"id":42,"name":"moon","tags":["a","b","c"]}""");

  private LeanServer() {}

  private static byte[] head(String type, long length, String body) {
    return ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + length
            + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Listens on a free port, says which on standard output, and answers until it is killed. */
  public static void main(String... args) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress())) {
      System.out.println(listening.getLocalPort());
      while (true) {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        Thread thread = new Thread(() -> serve(socket));
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (String target = target(in); target != null; target = target(in)) {
        answer(target, out);
      }
    } catch (IOException gone) {
      // The client has had enough.
    }
  }

  /** Reads a request without a body; its target, or null at the end. */
  private static @Nullable String target(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.append((char) b);
    }
    return head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP/"));
  }

  private static void answer(String target, OutputStream out) throws IOException {
    if (target.equals("/")) {
      out.write(SMALL);
      return;
    }
    long count = Long.parseLong(target.substring(target.lastIndexOf('/') + 1));
    if (target.startsWith("/events/")) {
      byte[] event = "event: tick\nid: 7\ndata: {\"n\":1,\"text\":\"to the moon\"}\n\n"
          .getBytes(StandardCharsets.US_ASCII);
      out.write(head("text/event-stream", count * event.length, ""));
      repeat(event, count, out);
    } else {
      out.write(head("application/octet-stream", count, ""));
      repeat(new byte[1024], count / 1024, out);
    }
  }

  private static void repeat(byte[] piece, long count, OutputStream out) throws IOException {
    int fit = BLOCK / piece.length;
    byte[] block = new byte[fit * piece.length];
    for (int i = 0; i < block.length; i++) {
      block[i] = piece[i % piece.length];
    }
    for (long left = count; left > 0; left -= fit) {
      out.write(block, 0, (int) Math.min(left, fit) * piece.length);
    }
  }
}
