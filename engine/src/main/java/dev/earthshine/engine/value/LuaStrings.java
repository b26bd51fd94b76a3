package dev.earthshine.engine.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/**
 * Lua strings and Java text, converted as UTF-8 in both directions.
 *
 * <p>luaj's own conversions write surrogates one by one (CESU-8) and mangle invalid bytes, so nothing in Earthshine
 * calls {@code LuaString.valueOf(String)} or {@code tojstring()} on text that came from outside.
 */
public final class LuaStrings {
  private LuaStrings() {}

  /** The Lua string that holds {@code text} as UTF-8; an unpaired surrogate becomes {@code ?}. */
  public static LuaString of(CharSequence text) {
    return LuaString.valueUsing(text.toString().getBytes(UTF_8));
  }

  /** The Lua string with exactly these bytes. The array is not copied and must not change afterwards. */
  public static LuaString ofBytes(byte[] bytes) {
    return LuaString.valueUsing(bytes);
  }

  /** The text of a Lua string; bytes that are not UTF-8 are shown as U+FFFD. */
  public static String text(LuaString string) {
    return new String(string.m_bytes, string.m_offset, string.m_length, UTF_8);
  }

  /** The text of a Lua string, or null where its bytes are not UTF-8. */
  public static @Nullable String exactText(LuaString string) {
    String text = text(string);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      CharBuffer decoded = UTF_8.newDecoder().decode(buffer(string));
      return decoded.toString();
    } catch (CharacterCodingException e) {
      return null; // The answer to the question asked, not a failure.
    }
  }

  /** A fresh copy of the bytes of a Lua string. */
  public static byte[] bytes(LuaString string) {
    return Arrays.copyOfRange(string.m_bytes, string.m_offset, string.m_offset + string.m_length);
  }

  /** {@code left} followed by {@code right}, byte for byte. */
  public static LuaString concat(LuaString left, LuaString right) {
    byte[] bytes = new byte[Math.addExact(left.m_length, right.m_length)];
    System.arraycopy(left.m_bytes, left.m_offset, bytes, 0, left.m_length);
    System.arraycopy(right.m_bytes, right.m_offset, bytes, left.m_length, right.m_length);
    return ofBytes(bytes);
  }

  /** The order of two strings by unsigned bytes, as {@code <} has it. */
  public static int compare(LuaString left, LuaString right) {
    return Arrays.compareUnsigned(
        left.m_bytes,
        left.m_offset,
        left.m_offset + left.m_length,
        right.m_bytes,
        right.m_offset,
        right.m_offset + right.m_length);
  }

  /** A read-only view of the bytes of a Lua string. */
  public static ByteBuffer buffer(LuaString string) {
    return ByteBuffer.wrap(string.m_bytes, string.m_offset, string.m_length).asReadOnlyBuffer();
  }
}
