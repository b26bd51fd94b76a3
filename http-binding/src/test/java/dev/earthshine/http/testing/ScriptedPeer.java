package dev.earthshine.http.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes given bytes on each connection once it has read a request, and ends the connection. */
public final class ScriptedPeer implements AutoCloseable {
  private final ServerSocket listening;
  private final int greeting;
  private volatile byte[] script = {};
  private volatile int length;
  private volatile boolean resets;
  private final Queue<byte[]> once = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  private ScriptedPeer(ServerSocket listening, int greeting) {
    this.listening = listening;
    this.greeting = greeting;
  }

  /** Starts one that says {@code greeting} bytes of its script before it reads the request, by {@code reader}. */
  public static ScriptedPeer start(int greeting, RequestReader reader) throws IOException {
    ScriptedPeer peer =
        new ScriptedPeer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), greeting);
    Thread thread = new Thread(() -> peer.serve(reader), "scripted-peer");
    thread.setDaemon(true);
    thread.start();
    return peer;
  }

  /** Reads a request. */
  @FunctionalInterface
  public interface RequestReader {
    /** Reads {@code in} until a request is whole. */
    void read(InputStream in) throws IOException;

    /** Reads a head of HTTP/1.1, without a body. */
    static void http1(InputStream in) throws IOException {
      int newlines = 0;
      while (newlines < 2) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("no request");
        }
        newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
      }
    }
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort() + "/";
  }

  /** From now on, writes the first {@code length} bytes of {@code script} and closes: by a reset, or properly. */
  public void say(byte[] script, int length, boolean resets) {
    this.script = script;
    this.length = length;
    this.resets = resets;
  }

  /** On the next connection that nothing else is to be said on, says {@code script} and leaves the end to the client. */
  public void sayOnce(byte[] script) {
    once.add(script);
  }

  /** How many connections there have been. */
  public int connections() {
    return connections.get();
  }

  private void serve(RequestReader reader) {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        connections.incrementAndGet();
        byte[] only = once.poll();
        if (only != null) {
          socket.getOutputStream().write(only, 0, greeting);
          reader.read(socket.getInputStream());
          socket.getOutputStream().write(only, greeting, only.length - greeting);
          socket.getInputStream().skipNBytes(Long.MAX_VALUE);
        }
        int first = Math.min(length, greeting);
        socket.getOutputStream().write(script, 0, first);
        if (length >= greeting) {
          reader.read(socket.getInputStream());
        }
        socket.getOutputStream().write(script, first, length - first);
        if (resets) {
          socket.setSoLinger(true, 0);
        } else {
          // Unread bytes would turn the close into a reset.
          socket.shutdownOutput();
          socket.getInputStream().skipNBytes(Long.MAX_VALUE);
        }
      } catch (IOException over) {
        // The client has closed, or the test is over.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
