package dev.earthshine.http.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.earthshine.engine.value.LuaStrings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * A member name that a generator copies from where the Lua string keeps it. One instance serves all names of a document
 * in turn: a generator does not hold on to it.
 */
final class MemberName implements SerializableString {
  static final Comparator<LuaString> BY_BYTES = (a, b) -> Arrays.compareUnsigned(
      a.m_bytes,
      a.m_offset,
      a.m_offset + a.m_length,
      b.m_bytes,
      b.m_offset,
      b.m_offset + b.m_length);

  // Mutable state
  private LuaString key = LuaValue.EMPTYSTRING;
  private byte[] quoted = {};
  private int offset;
  private int length;

  /** Makes this the name of {@code key}, which must be UTF-8. */
  void set(LuaString name) {
    key = name;
    if (isPlain(key)) {
      quoted = key.m_bytes;
      offset = key.m_offset;
      length = key.m_length;
    } else {
      quoted = JsonStringEncoder.getInstance().quoteAsUTF8(LuaStrings.text(key));
      offset = 0;
      length = quoted.length;
    }
  }

  private static boolean isPlain(LuaString key) {
    for (int i = key.m_offset; i < key.m_offset + key.m_length; i++) {
      byte b = key.m_bytes[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        return false;
      }
    }
    return true;
  }

  /** Nothing: a generator wants the text only to tell it to its caller, and this one does not ask. */
  @Override
  public String getValue() {
    return "";
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int at) {
    if (buffer.length - at < length) {
      return -1;
    }
    System.arraycopy(quoted, offset, buffer, at, length);
    return length;
  }

  @Override
  public byte[] asQuotedUTF8() {
    return Arrays.copyOfRange(quoted, offset, offset + length);
  }

  // What a generator of bytes has no use for.

  private SerializedString text() {
    return new SerializedString(LuaStrings.text(key));
  }

  @Override
  public int charLength() {
    return text().charLength();
  }

  @Override
  public char[] asQuotedChars() {
    return text().asQuotedChars();
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return LuaStrings.bytes(key);
  }

  @Override
  public int appendQuoted(char[] buffer, int at) {
    return text().appendQuoted(buffer, at);
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int at) {
    return text().appendUnquotedUTF8(buffer, at);
  }

  @Override
  public int appendUnquoted(char[] buffer, int at) {
    return text().appendUnquoted(buffer, at);
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) throws IOException {
    out.write(quoted, offset, length);
    return length;
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    return text().writeUnquotedUTF8(out);
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    return text().putQuotedUTF8(buffer);
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    return text().putUnquotedUTF8(buffer);
  }
}
