package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The escapes of a string in a document (RFC 8259, section 7), undone in UTF-8. */
final class Escapes {
  private static final int UNICODE_LENGTH = 6;
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);

  private final byte[] source;
  private final int end;
  // Mutable state
  private int at;
  private final byte[] text;
  private int length;

  private Escapes(byte[] source, int from, int end) {
    this.source = source;
    this.at = from;
    this.end = end;
    this.text = new byte[end - from]; // No escape is shorter than what it stands for.
  }

  /** The place of the quote that ends a string; -1 if there is none before a control character or {@code to}. */
  static int closingQuote(byte[] source, int from, int to) {
    int i = ByteScan.special(source, from, to);
    while (i < to && source[i] == '\\') {
      i = ByteScan.special(source, Math.min(i + 2, to), to);
    }
    return i < to && source[i] == '"' ? i : -1;
  }

  /**
   * The text between two quotes, where the escape of a lone surrogate stands for U+FFFD; null if something that begins
   * with a backslash is no escape.
   */
  static byte @Nullable [] undo(byte[] source, int from, int end) {
    Escapes escapes = new Escapes(source, from, end);
    return escapes.copy() ? Arrays.copyOf(escapes.text, escapes.length) : null;
  }

  private boolean copy() {
    while (true) {
      int next = ByteScan.special(source, at, end);
      System.arraycopy(source, at, text, length, next - at);
      length += next - at;
      at = next;
      if (at == end) {
        return true;
      }
      if (!(source[at + 1] == 'u' ? unicode() : simple(source[at + 1]))) {
        return false;
      }
    }
  }

  private boolean simple(byte letter) {
    byte meaning = switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> 0;
    };
    text[length++] = meaning;
    at += 2;
    return meaning != 0;
  }

  private boolean unicode() {
    int unit = unit(at);
    if (unit < 0) {
      return false;
    }
    at += UNICODE_LENGTH;
    if (!Character.isSurrogate((char) unit)) {
      put(unit);
      return true;
    }
    int low = Character.isHighSurrogate((char) unit) ? unit(at) : -1;
    if (low >= 0 && Character.isLowSurrogate((char) low)) {
      at += UNICODE_LENGTH;
      put(Character.toCodePoint((char) unit, (char) low));
    } else {
      System.arraycopy(REPLACEMENT, 0, text, length, REPLACEMENT.length);
      length += REPLACEMENT.length;
    }
    return true;
  }

  /** The UTF-16 unit of the escape at {@code i}, -1 if there is none. */
  private int unit(int i) {
    if (i + UNICODE_LENGTH > end || source[i] != '\\' || source[i + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int j = i + 2; j < i + UNICODE_LENGTH; j++) {
      int digit = source[j] < 0 ? -1 : Character.digit(source[j], 16);
      if (digit < 0) {
        return -1;
      }
      unit = (unit << 4) | digit;
    }
    return unit;
  }

  private void put(int character) {
    if (character < 0x80) {
      text[length++] = (byte) character;
    } else if (character < 0x800) {
      text[length++] = (byte) (0xC0 | (character >> 6));
      putRest(character, 0);
    } else if (character < 0x10000) {
      text[length++] = (byte) (0xE0 | (character >> 12));
      putRest(character, 6);
    } else {
      text[length++] = (byte) (0xF0 | (character >> 18));
      putRest(character, 12);
    }
  }

  private void putRest(int character, int highest) {
    for (int shift = highest; shift >= 0; shift -= 6) {
      text[length++] = (byte) (0x80 | ((character >> shift) & 0x3F));
    }
  }
}
