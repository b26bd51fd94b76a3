package dev.earthshine.http.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback: opens tunnels, and answers any other request itself with the head it saw. */
public final class TestProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final String authorization;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private TestProxy(ServerSocket listening, String authorization) {
    this.listening = listening;
    this.authorization = authorization;
  }

  /** Starts one that wants {@code authorization}; an empty one lets everybody in. */
  public static TestProxy start(String authorization) throws IOException {
    TestProxy proxy =
        new TestProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), authorization);
    run(() -> {
      while (true) {
        Socket client = proxy.listening.accept();
        proxy.sockets.add(client);
        run(() -> proxy.serve(client));
      }
    });
    return proxy;
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** The heads it has read. */
  public List<String> heads() {
    return heads;
  }

  private void serve(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    String head = head(in);
    while (!head.isEmpty()) {
      heads.add(head);
      boolean allowed = authorization.isEmpty()
          || head.contains("\r\nProxy-Authorization: " + authorization + "\r\n");
      if (!allowed) {
        answer(client, "407 Proxy Authentication Required", "no");
      } else if (head.startsWith("CONNECT ")) {
        tunnel(client, head.split("[ :]", 4)[2]);
        return;
      } else {
        answer(client, "200 OK", head);
      }
      head = head(in);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.toString().endsWith("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  private static void answer(Socket client, String status, String body) throws IOException {
    String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
    client.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
  }

  private void tunnel(Socket client, String port) throws IOException {
    Socket target = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    sockets.add(target);
    client
        .getOutputStream()
        .write("HTTP/1.1 200 Open\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    run(() -> copy(target, client));
    copy(client, target);
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
    }
  }

  private static void run(Part part) {
    Thread thread = new Thread(() -> {
      try {
        part.run();
      } catch (IOException e) {
        // A socket that the test or the other side has closed: this thread has nothing to do any
        // more.
        return;
      }
    });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Part {
    void run() throws IOException;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
