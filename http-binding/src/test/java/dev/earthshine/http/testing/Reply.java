package dev.earthshine.http.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Writes one answer: first status and headers, then one of the {@code send…} methods, or raw bytes. */
public final class Reply {
  private static final int POLL_MILLIS = 20;

  private final TestServer server;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final boolean bodiless;
  private final StringBuilder headers = new StringBuilder();
  private String status = "200 OK";
  private boolean keepAlive = true;

  Reply(TestServer server, Socket socket, InputStream in, boolean bodiless) throws IOException {
    this.server = server;
    this.socket = socket;
    this.in = in;
    this.out = socket.getOutputStream();
    this.bodiless = bodiless;
  }

  /** Sets the status code; 200 by default. */
  public Reply status(int code) {
    return status(code + " Status " + code);
  }

  /** Sets the status code and reason. */
  public Reply status(String codeAndReason) {
    status = codeAndReason;
    return this;
  }

  /** Adds a header. */
  public Reply header(String name, String value) {
    headers.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /** Sends {@code text} as the whole body. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends {@code body} as the whole body. */
  public void send(byte[] body) throws IOException {
    header("Content-Length", Integer.toString(body.length)).head();
    if (!bodiless) {
      raw(body);
    }
  }

  /** Begins a chunked body. */
  public Reply sendChunked() throws IOException {
    return header("Transfer-Encoding", "chunked").head();
  }

  /** Sends one chunk; an empty one ends the body. */
  public Reply chunk(byte[] bytes) throws IOException {
    raw((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    raw(bytes);
    return raw("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends one chunk; an empty one ends the body. */
  public Reply chunk(String text) throws IOException {
    return chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends status line and headers alone. */
  public Reply head() throws IOException {
    return raw(("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes {@code bytes} as they are, in a segment of their own as far as TCP allows. */
  public Reply raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Waits until the test calls {@link TestServer#release}; fails if the client breaks off first. */
  public Reply awaitRelease() throws IOException {
    socket.setSoTimeout(POLL_MILLIS);
    while (!server.isReleased()) {
      try {
        if (in.read() < 0) {
          throw new IOException("client broke off");
        }
      } catch (SocketTimeoutException stillThere) {
        // The client is silent, as it should be: look again whether the test has released us.
      }
    }
    socket.setSoTimeout(0);
    return this;
  }

  /** Closes the connection after this answer. */
  public Reply close() {
    keepAlive = false;
    return this;
  }

  boolean keepsAlive() {
    return keepAlive;
  }
}
