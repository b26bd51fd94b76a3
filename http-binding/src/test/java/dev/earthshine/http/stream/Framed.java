package dev.earthshine.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Runs framers over bytes that arrive in given chunks. */
final class Framed {
  private static final Limits LIMITS = Limits.standard(1 << 20);

  private Framed() {}

  static List<Piece> pieces(Framing framing, byte[]... chunks) {
    List<Piece> pieces = new ArrayList<>();
    Framer framer = framing.framer(LIMITS);
    for (byte[] chunk : chunks) {
      framer.push(chunk, pieces::add);
    }
    framer.end(pieces::add);
    return pieces;
  }

  static List<String> texts(Framing framing, String... chunks) {
    byte[][] bytes = new byte[chunks.length][];
    for (int i = 0; i < chunks.length; i++) {
      bytes[i] = chunks[i].getBytes(UTF_8);
    }
    return pieces(framing, bytes).stream().map(Framed::text).toList();
  }

  /** The pieces of a text, each with all that is known about it, cut in three at the given places. */
  static List<String> described(Framing framing, byte[] bytes, int first, int second) {
    List<String> pieces = new ArrayList<>();
    Framer framer = framing.framer(LIMITS);
    framer.push(bytes, 0, first, piece -> pieces.add(describe(piece)));
    framer.push(bytes, first, second - first, piece -> pieces.add(describe(piece)));
    framer.push(bytes, second, bytes.length - second, piece -> pieces.add(describe(piece)));
    framer.end(piece -> pieces.add(describe(piece)));
    return pieces;
  }

  static String describe(Piece piece) {
    SseEvent event = piece.event();
    return event == null
        ? text(piece)
        : event.event() + "|" + event.id() + "|" + event.retry() + "|" + event.text();
  }

  static String text(Piece piece) {
    return new String(piece.body(), UTF_8);
  }
}
