package dev.earthshine.http;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earthshine.engine.value.LuaStrings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/** The bytes of a body as text: a Lua string of UTF-8. */
final class BodyText {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};

  private BodyText() {}

  /**
   * Decodes {@code bytes} by {@code charset}; where that is null by their byte order mark, else as UTF-8. A mark is not
   * part of the text. Bytes that are UTF-8 already are passed on untouched, valid or not: nothing of a body is lost.
   */
  static LuaString decode(byte[] bytes, @Nullable Charset charset) {
    Charset actual = charset == null ? marked(bytes) : charset;
    byte[] mark = markOf(actual);
    boolean hasMark = mark.length > 0 && startsWith(bytes, mark);
    byte[] content = hasMark ? Arrays.copyOfRange(bytes, mark.length, bytes.length) : bytes;
    return actual.equals(UTF_8)
        ? LuaStrings.ofBytes(content)
        : LuaStrings.of(new String(content, actual));
  }

  /** The charset that a Content-Type declares; null where it declares none or one this JVM does not know. */
  static @Nullable Charset declared(@Nullable String contentType) {
    if (contentType == null) {
      return null;
    }
    String[] parameters = contentType.split(";", -1);
    for (int i = 1; i < parameters.length; i++) {
      String parameter = parameters[i].strip();
      if (parameter.toLowerCase(Locale.ROOT).startsWith("charset=")) {
        return known(parameter.substring("charset=".length()).replace("\"", "").strip());
      }
    }
    return null;
  }

  /** The charset of that name; null where this JVM does not know it. */
  static @Nullable Charset known(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null; // The question was whether it is known.
    }
  }

  private static Charset marked(byte[] bytes) {
    if (startsWith(bytes, UTF_16BE_MARK)) {
      return UTF_16BE;
    }
    return startsWith(bytes, UTF_16LE_MARK) ? UTF_16LE : UTF_8;
  }

  private static byte[] markOf(Charset charset) {
    if (charset.equals(UTF_8)) {
      return UTF_8_MARK;
    }
    if (charset.equals(UTF_16BE)) {
      return UTF_16BE_MARK;
    }
    return charset.equals(UTF_16LE) ? UTF_16LE_MARK : new byte[0];
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
