package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * Builds the value of one document without recursion: the contents of every unfinished container wait on one stack, so
 * that each table is made at its final size.
 */
final class DocumentReader {
  private final JsonParser parser;
  private final NumberReader numbers;
  private final KeyCache keys;
  private final LuaTable metatable;

  // Mutable state
  private @Nullable LuaValue[] waiting = new @Nullable LuaValue[32];
  private int top;
  private int[] starts = new int[16];
  private int depth;

  DocumentReader(JsonParser parser, KeyCache keys, LuaTable metatable) {
    this.parser = parser;
    this.numbers = new NumberReader(parser);
    this.keys = keys;
    this.metatable = metatable;
  }

  LuaValue read() throws IOException {
    LuaValue root = readValue();
    if (parser.nextToken() != null) {
      throw error("more text after the end of the document");
    }
    return root;
  }

  private LuaValue readValue() throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new JsonParseException(parser, "the document is empty");
      }
      switch (token) {
        case START_OBJECT, START_ARRAY -> open();
        case FIELD_NAME -> push(keys.key(parser.currentName()));
        default -> {
          LuaValue value = complete(token);
          if (depth == 0) {
            return value;
          }
          push(value);
        }
      }
    }
  }

  private LuaValue complete(JsonToken token) throws IOException {
    return switch (token) {
      case END_OBJECT -> closeObject();
      case END_ARRAY -> closeArray();
      case VALUE_STRING -> string();
      case VALUE_NUMBER_INT -> numbers.integer();
      case VALUE_NUMBER_FLOAT -> numbers.decimal();
      case VALUE_TRUE -> LuaValue.TRUE;
      case VALUE_FALSE -> LuaValue.FALSE;
      case VALUE_NULL -> NullValue.NULL;
      default -> throw error("unexpected " + token);
    };
  }

  private LuaValue string() throws IOException {
    char[] text = parser.getTextCharacters();
    return LuaStrings.ofBytes(ExactText.utf8(text, parser.getTextOffset(), parser.getTextLength()));
  }

  private void push(LuaValue value) {
    if (top == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * top);
    }
    waiting[top++] = value;
  }

  private void open() throws IOException {
    if (depth == Json.MAX_DEPTH) {
      throw error("nested deeper than " + Json.MAX_DEPTH);
    }
    if (depth == starts.length) {
      starts = Arrays.copyOf(starts, 2 * depth);
    }
    starts[depth++] = top;
  }

  private JsonParseException error(String rule) {
    return new JsonParseException(parser, rule, parser.currentTokenLocation());
  }

  private LuaValue closeArray() {
    int start = starts[--depth];
    int size = top - start;
    Table table = new Table(size, 0);
    for (int i = 0; i < size; i++) {
      table.rawset(i + 1, waiting[start + i]);
    }
    return finish(table, Table.Kind.ARRAY, start);
  }

  private LuaValue closeObject() {
    int start = starts[--depth];
    Table table = new Table(0, (top - start) / 2);
    for (int i = start; i < top; i += 2) {
      table.rawset(waiting[i], waiting[i + 1]);
    }
    return finish(table, Table.Kind.OBJECT, start);
  }

  private Table finish(Table table, Table.Kind kind, int start) {
    Arrays.fill(waiting, start, top, null);
    top = start;
    table.setmetatable(metatable);
    return table.as(kind);
  }
}
