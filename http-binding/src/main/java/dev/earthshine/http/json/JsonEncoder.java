package dev.earthshine.http.json;

import dev.earthshine.engine.value.Safepoint;
import org.luaj.vm2.LuaValue;

/**
 * Writes Lua values as JSON (RFC 8259) in UTF-8.
 *
 * <ul>
 *   <li>A table is what it was declared to be, by decoding or {@code json.array} and {@code json.object}; else a sequence
 *       that is not empty is an array, and a table whose keys are strings an object.
 *   <li>Members come in the order of the table. Metamethods are not called.
 *   <li>Numbers keep all their digits; integers have no fraction.
 *   <li>Maps, collections, arrays, texts, numbers and booleans of the host are written as the Lua values they stand for.
 *   <li>Not numbers, infinities, functions, coroutines, other Java objects, cycles, mixed keys, lists with holes, strings
 *       that are not UTF-8 and more than 1000 levels are refused.
 * </ul>
 *
 * Immutable; an encoder may be used from any thread that may read the value.
 */
public final class JsonEncoder {
  private static final JsonEncoder COMPACT = new JsonEncoder(false, false);

  private final boolean pretty;
  private final boolean sortKeys;

  private JsonEncoder(boolean pretty, boolean sortKeys) {
    this.pretty = pretty;
    this.sortKeys = sortKeys;
  }

  /** Without white space. */
  public static JsonEncoder compact() {
    return COMPACT;
  }

  /**
   * An encoder by its options.
   *
   * @param pretty one member per line, indented by two spaces
   * @param sortKeys the members of objects in the order of their names' bytes
   */
  public static JsonEncoder of(boolean pretty, boolean sortKeys) {
    return pretty || sortKeys ? new JsonEncoder(pretty, sortKeys) : COMPACT;
  }

  /** As {@link #encode(LuaValue, Safepoint)}, without asking. */
  public byte[] encode(LuaValue value) {
    return encode(value, Safepoint.NONE);
  }

  /**
   * The JSON of {@code value}; meanwhile asks {@code safepoint} whether it may go on.
   *
   * @throws JsonEncodingException if the value, or one inside it, has no JSON form
   */
  public byte[] encode(LuaValue value, Safepoint safepoint) {
    return new DocumentWriter(pretty, sortKeys, safepoint).write(value);
  }
}
