package dev.earthshine.engine.lib;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earthshine.spi.ByteInput;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a reader's text in UTF-8. It takes no more characters than are asked for: what one evaluation leaves
 * unread is there for the next.
 */
final class TextInput {
  private static final byte[] NONE = {};

  private final Supplier<? extends @Nullable Reader> reader;
  // Mutable state
  private byte[] character = NONE;
  private int next;

  TextInput(Supplier<? extends @Nullable Reader> reader) {
    this.reader = reader;
  }

  /** The next byte without taking it, -1 at the end. */
  int peek() throws IOException {
    if (next == character.length) {
      Reader source = reader.get();
      if (source instanceof ByteInput raw) {
        return peek(raw.readByte());
      }
      int first = source == null ? -1 : source.read();
      if (source == null || first < 0) {
        return -1;
      }
      String text = Character.toString(first);
      if (Character.isHighSurrogate((char) first)) {
        int second = source.read();
        text = second < 0 ? text : text + (char) second;
      }
      character = text.getBytes(UTF_8);
      next = 0;
    }
    return character[next] & 0xff;
  }

  private int peek(int b) {
    if (b >= 0) {
      character = new byte[] {(byte) b};
      next = 0;
    }
    return b;
  }

  /** Takes the next byte, -1 at the end. */
  int read() throws IOException {
    int b = peek();
    if (b >= 0) {
      next++;
    }
    return b;
  }
}
