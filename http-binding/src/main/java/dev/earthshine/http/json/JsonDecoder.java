package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * Reads JSON (RFC 8259) into Lua values, for one Lua state; used on the script's thread only.
 *
 * <ul>
 *   <li>Arrays and objects become tables that remember which they are, in the order of the document; of several members
 *       with one name the last counts. Their metatable has a {@code __tostring} that gives their JSON.
 *   <li>null becomes {@link dev.earthshine.engine.value.NullValue#NULL}.
 *   <li>Numbers that a double would change become {@linkplain dev.earthshine.engine.value.ExactNumber exact} ones.
 *   <li>Strings are UTF-8; the escape of a lone surrogate, which UTF-8 cannot express, becomes U+FFFD, and is refused in
 *       a name.
 *   <li>The document is UTF-8, or UTF-16 or UTF-32 as its first bytes tell; a byte order mark is skipped.
 * </ul>
 */
public final class JsonDecoder {
  private final LuaTable metatable = new Table();
  private final MemberNames names = new MemberNames();
  private final ShortStrings strings = new ShortStrings();

  private final Safepoint safepoint;

  /** A decoder whose tables share one new metatable; while it works, it asks {@code safepoint} whether it may go on. */
  public JsonDecoder(Safepoint safepoint) {
    this.safepoint = safepoint;
    metatable.rawset(LuaValue.TOSTRING, JavaFunction.of1("__tostring", JsonDecoder::describe));
  }

  /**
   * The value of a document.
   *
   * @throws JsonSyntaxException if it is not JSON, is nested deeper than 1000, or has a number of over 1000 digits
   */
  public LuaValue decode(byte[] document) {
    return decode(document, 0, document.length);
  }

  /** The value of a document, as {@link #decode(byte[])}. */
  public LuaValue decode(LuaString document) {
    return decode(document.m_bytes, document.m_offset, document.m_length);
  }

  private LuaValue decode(byte[] bytes, int offset, int length) {
    try {
      byte[] converted = Encodings.toUtf8(bytes, offset, offset + length);
      return converted == null
          ? decodeUtf8(bytes, offset, offset + length)
          : decodeUtf8(converted, 0, converted.length);
    } catch (CharacterCodingException e) {
      throw new JsonSyntaxException(
          "it begins like UTF-16 or UTF-32 and is not", TextPosition.START, "$", e);
    }
  }

  private LuaValue decodeUtf8(byte[] bytes, int from, int to) {
    int start = from + Encodings.markLength(bytes, from, to);
    int end = Utf8Check.end(bytes, start, to);
    if (end < to) {
      throw new JsonSyntaxException(
          "it is not UTF-8", TextPosition.at(end, bytes, start, to), "$", null);
    }
    try (DocumentParser parser = Json.parser(bytes, start, to)) {
      DocumentReader reader = new DocumentReader(parser, names, strings, metatable, safepoint);
      try {
        return reader.read();
      } catch (JsonProcessingException e) {
        throw refused(e, reader, TextPosition.of(where(e, parser), bytes, start, to));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory does not fail to be read.
    }
  }

  private static JsonLocation where(JsonProcessingException error, DocumentParser parser) {
    return error.getLocation() == null ? parser.currentLocation() : error.getLocation();
  }

  private static JsonSyntaxException refused(
      JsonProcessingException error, DocumentReader reader, TextPosition position) {
    return new JsonSyntaxException(ParserMessage.of(error), position, reader.path(), error);
  }

  private static LuaValue describe(LuaValue value) {
    try {
      return LuaStrings.ofBytes(JsonEncoder.compact().encode(value));
    } catch (JsonEncodingException e) {
      // A script may have put into the table what JSON cannot say, and may still print it.
      return LuaStrings.of(value.tojstring());
    }
  }
}
