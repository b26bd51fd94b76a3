package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.earthshine.engine.value.LuaStrings;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/**
 * The names of the members of documents: one that comes again is the same Lua string.
 *
 * <p>Objects that stand in the same place of their documents, as the records of a list do, mostly have the same names in
 * the same order. So the names are remembered in that order, and the parser is asked whether the next one comes, which
 * is less work than to find out what comes.
 */
final class MemberNames {
  /** A document whose names are data, such as identifiers, must not fill the memory. */
  private static final int MAX_NAMES = 1024;

  private static final int MAX_NAME_LENGTH = 64;

  /** Names in a row that an object may lack without losing the order. */
  private static final int MAX_LEFT_OUT = 4;

  // Mutable state
  private final Map<String, Name> names = new HashMap<>();
  private Name root = new Name("");
  private int remembered;
  /** The name passed last in each object that is open, of which the innermost is {@code current}. */
  private Name[] outer = new Name[8];

  private int depth;
  private Name current = root;

  /** Begins a document. */
  void restart() {
    if (remembered >= MAX_NAMES) {
      names.clear();
      root = new Name("");
      remembered = 0;
    }
    depth = 0;
    current = root;
  }

  /** Enters the object that is the value of the current member, or stands in a list there. */
  void enter() {
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, 2 * depth);
    }
    outer[depth++] = current;
    Name inner = current.inner;
    if (inner == null) {
      inner = new Name("");
      current.inner = inner;
    }
    current = inner;
  }

  /** Leaves the innermost object. */
  void leave() {
    current = outer[--depth];
  }

  /** Reads the name of the next member; null if there is none, because the next token is another. */
  @Nullable
  LuaString next(DocumentParser parser) throws IOException {
    Name expected = current.next;
    if (expected == null) {
      parser.nextToken();
    } else if (parser.nextFieldName(expected.quoted)) {
      current = expected;
      return expected.text;
    }
    return parser.currentToken() == JsonToken.FIELD_NAME
        ? unexpected(parser.currentName(), expected)
        : null;
  }

  private LuaString unexpected(String name, @Nullable Name expected) {
    Name later = expected == null ? null : expected.next;
    for (int i = 0; i < MAX_LEFT_OUT && later != null; i++) {
      if (later.is(name)) {
        current = later;
        return later.text;
      }
      later = later.next;
    }
    Name known = names.get(name);
    boolean memorable = remembered < MAX_NAMES && name.length() <= MAX_NAME_LENGTH;
    if (!memorable) {
      return known == null ? LuaStrings.of(name) : known.text;
    }
    Name added = known == null ? new Name(name) : new Name(known);
    names.putIfAbsent(name, added);
    remembered++;
    added.next = expected;
    current.next = added;
    current = added;
    return added.text;
  }

  /** A name in its place, and what came after it. */
  private static final class Name {
    final SerializedString quoted;
    final LuaString text;
    // Mutable state
    @Nullable
    Name next;
    /** What the names of the objects in the member's value come after. */
    @Nullable
    Name inner;

    Name(String name) {
      quoted = new SerializedString(name);
      text = LuaStrings.of(name);
    }

    Name(Name same) {
      quoted = same.quoted;
      text = same.text;
    }

    boolean is(String name) {
      return quoted.getValue().equals(name);
    }
  }
}
