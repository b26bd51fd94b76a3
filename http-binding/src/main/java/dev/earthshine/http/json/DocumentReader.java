package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.util.Arrays;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * Builds the value of one document without recursion: the contents of every unfinished container wait on one stack, so
 * that each table is made at its final size.
 */
final class DocumentReader {
  /** Containers between two polls. */
  private static final int POLL_EVERY = 256;

  private final DocumentParser parser;
  private final NumberReader numbers;
  private final MemberNames names;
  private final ShortStrings strings;
  private final LuaTable metatable;
  private final Safepoint safepoint;

  // Mutable state
  private LuaValue[] waiting = new LuaValue[32];
  private int top;
  private int[] starts = new int[16];
  private int depth;
  private int opened;

  DocumentReader(
      DocumentParser parser,
      MemberNames names,
      ShortStrings strings,
      LuaTable metatable,
      Safepoint safepoint) {
    this.parser = parser;
    this.numbers = new NumberReader(parser);
    this.names = names;
    names.restart();
    this.strings = strings;
    this.metatable = metatable;
    this.safepoint = safepoint;
  }

  LuaValue read() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new JsonParseException(parser, "the document is empty");
    }
    LuaValue root = readValue(token);
    if (parser.nextToken() != null) {
      throw error("more text after the end of the document");
    }
    return root;
  }

  private LuaValue readValue(JsonToken first) throws IOException {
    JsonToken token = first;
    while (true) {
      if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
        open(token == JsonToken.START_OBJECT);
      } else {
        LuaValue value = complete(token);
        if (depth == 0) {
          return value;
        }
        push(value);
      }
      token = next();
    }
  }

  /** The token after a name and its colon, or after a comma, or the end of a container. */
  private JsonToken next() throws IOException {
    if (!parser.isInObject()) {
      return parser.nextToken();
    }
    LuaString key = names.next(parser);
    if (key == null) {
      return parser.currentToken();
    }
    push(key);
    return parser.nextToken();
  }

  private LuaValue complete(JsonToken token) throws IOException {
    return switch (token) {
      case END_OBJECT -> closeObject();
      case END_ARRAY -> closeArray();
      case VALUE_STRING -> parser.string(strings);
      case VALUE_NUMBER_INT -> numbers.integer();
      case VALUE_NUMBER_FLOAT -> numbers.decimal();
      case VALUE_TRUE -> LuaValue.TRUE;
      case VALUE_FALSE -> LuaValue.FALSE;
      case VALUE_NULL -> NullValue.NULL;
      default -> throw error("unexpected " + token);
    };
  }

  private void push(LuaValue value) {
    if (top == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * top);
    }
    waiting[top++] = value;
  }

  private void open(boolean object) throws IOException {
    if (depth == Json.MAX_DEPTH) {
      throw error("nested deeper than " + Json.MAX_DEPTH);
    }
    if (++opened % POLL_EVERY == 0) {
      safepoint.poll();
    }
    if (depth == starts.length) {
      starts = Arrays.copyOf(starts, 2 * depth);
    }
    starts[depth++] = top;
    if (object) {
      names.enter();
    }
  }

  private JsonParseException error(String rule) {
    return new JsonParseException(parser, rule, parser.currentTokenLocation());
  }

  private Table closeArray() {
    Table table = new Table().as(Table.Kind.ARRAY, metatable);
    table.adopt(contents());
    return table;
  }

  private Table closeObject() {
    Table table = new Table().as(Table.Kind.OBJECT, metatable);
    table.adoptFields(contents());
    names.leave();
    return table;
  }

  private LuaValue[] contents() {
    int start = starts[--depth];
    LuaValue[] contents = Arrays.copyOfRange(waiting, start, top);
    top = start;
    return contents;
  }

  /** Where reading stopped, as {@code $.a[3].b}. */
  String path() {
    boolean inMember = parser.currentToken() == JsonToken.FIELD_NAME
        || (depth > 0 && (top - starts[depth - 1]) % 2 == 1);
    return PathText.of(parser.getParsingContext(), inMember);
  }
}
