package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /**
   * The JSON of {@code value}.
   *
   * @throws JsonEncodingException if the value, or one inside it, has no JSON form
   */
  public byte[] encode(LuaValue value) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
      try (JsonGenerator generator = Json.FACTORY.createGenerator(bytes)) {
        if (pretty) {
          generator.setPrettyPrinter(printer());
        }
        new DocumentWriter(generator, sortKeys).write(value);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory does not fail to be written to.
    }
  }

  private static PrettyPrinter printer() {
    Separators separators = Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator("");
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
