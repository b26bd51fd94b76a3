package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
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
 *   <li>Strings are UTF-8; the escape of a lone surrogate, which UTF-8 cannot express, becomes U+FFFD.
 *   <li>The document is UTF-8, or UTF-16 or UTF-32 as its first bytes tell; a byte order mark is skipped.
 * </ul>
 */
public final class JsonDecoder {
  private final LuaTable metatable = new Table();
  private final KeyCache keys = new KeyCache();

  /** A decoder whose tables share one new metatable. */
  public JsonDecoder() {
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
    try (JsonParser parser = Json.FACTORY.createParser(bytes, offset, length)) {
      try {
        return new DocumentReader(parser, keys, metatable).read();
      } catch (JsonProcessingException e) {
        JsonLocation location =
            e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        TextPosition position = TextPosition.of(location, bytes, offset, length);
        throw new JsonSyntaxException(ParserMessage.of(e), position, e);
      }
    } catch (IOException e) {
      // Bytes that are not of the encoding their beginning tells.
      throw new JsonSyntaxException(String.valueOf(e.getMessage()), TextPosition.START, e);
    }
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
