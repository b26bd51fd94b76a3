package dev.earthshine.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Pours bodies out as fast as a client takes them, by HTTP/1.1 or by HTTP/2 with prior knowledge, one at a time. {@code
 * /plain/N} and {@code /gzip/N} are N bytes, half of them random and half of them text; {@code /poured} says how many of
 * them have gone out, before compression and after it.
 */
final class PouringServer extends Handler.Abstract {
  /** What may lie in the kernel on this side; what may lie there on the client's is its own affair. */
  static final int SEND_BUFFER = 64 * 1024;

  private static final int PIECE = 16 * 1024;

  /** So many that none is repeated within the 32 KiB that gzip looks back on. */
  private final byte[][] pieces = new byte[64][PIECE];

  private final AtomicLong poured = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();

  private PouringServer() {
    Random random = new Random(1);
    byte[] text = "to the moon and back; ".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);
    for (byte[] piece : pieces) {
      random.nextBytes(piece);
      System.arraycopy(text, 0, piece, PIECE / 2, PIECE / 2);
    }
  }

  /** Listens on a free port, says which on standard output, and answers until it is killed. */
  public static void main(String... args) throws Exception {
    Server server = new Server();
    HttpConfiguration config = new HttpConfiguration();
    ServerConnector connector = new ServerConnector(
        server, new HttpConnectionFactory(config), new HTTP2CServerConnectionFactory(config));
    connector.setHost("127.0.0.1");
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    server.addConnector(connector);
    server.setHandler(new PouringServer());
    server.start();
    System.out.println(connector.getLocalPort());
    server.join();
  }

  @Override
  public boolean handle(Request request, Response response, Callback done) {
    String path = request.getHttpURI().getPath();
    if (path.equals("/poured")) {
      String counts = poured + " " + sent;
      response.write(true, ByteBuffer.wrap(counts.getBytes(StandardCharsets.US_ASCII)), done);
      return true;
    }
    poured.set(0);
    sent.set(0);
    boolean gzip = path.startsWith("/gzip/");
    if (gzip) {
      response.getHeaders().add("Content-Encoding", "gzip");
    }
    long length = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    pour(response, gzip ? new Gzip() : Packing.NONE, length, done);
    return true;
  }

  /** Writes a piece, and the next when that has gone out. */
  private void pour(Response response, Packing packing, long left, Callback done) {
    int length = (int) Math.min(left, PIECE);
    boolean last = left == length;
    byte[] piece = pieces[(int) (left / PIECE % pieces.length)];
    ByteBuffer packed = packing.pack(piece, length, last);
    int size = packed.remaining();
    Callback next = Callback.from(
        () -> {
          poured.addAndGet(length);
          sent.addAndGet(size);
          if (last) {
            done.succeeded();
          } else {
            pour(response, packing, left - length, done);
          }
        },
        done::failed);
    response.write(last, packed, next);
  }

  /** How a body goes out. */
  interface Packing {
    Packing NONE = (bytes, length, last) -> ByteBuffer.wrap(bytes, 0, length);

    /** What is to be sent for the first {@code length} of {@code bytes}, which are the last or not. */
    ByteBuffer pack(byte[] bytes, int length, boolean last);
  }
}
