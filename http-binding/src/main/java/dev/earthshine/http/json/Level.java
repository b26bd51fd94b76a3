package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.earthshine.engine.value.LuaStrings;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A container that is being written: where it stands, and what comes next. */
abstract sealed class Level {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private final Object container;

  private Level(Object container) {
    this.container = container;
  }

  final Object container() {
    return container;
  }

  /** Writes what stands before the first member. */
  abstract void begin(JsonGenerator out) throws IOException;

  /** Writes the next member; or, if there is none, what stands behind the last, and gives false. */
  abstract boolean writeNext(DocumentWriter writer) throws IOException;

  /** The current member's part of a path: {@code .name} or {@code [3]}. */
  abstract String step();

  private static String memberStep(String name) {
    return IDENTIFIER.matcher(name).matches() ? "." + name : "[\"" + name + "\"]";
  }

  /** A table whose keys are 1 to {@code length}. */
  static final class TableList extends Level {
    private final LuaTable table;
    private final int length;
    private int index;

    TableList(LuaTable table, int length) {
      super(table);
      this.table = table;
      this.length = length;
    }

    @Override
    void begin(JsonGenerator out) throws IOException {
      out.writeStartArray();
    }

    @Override
    boolean writeNext(DocumentWriter writer) throws IOException {
      if (index == length) {
        writer.out().writeEndArray();
        return false;
      }
      index++;
      writer.value(table.rawget(index));
      return true;
    }

    @Override
    String step() {
      return index == 0 ? "" : "[" + index + "]";
    }
  }

  /** A table with names, in its own order. */
  static final class TableObject extends Level {
    private final LuaTable table;
    private final boolean numbersAllowed;
    private LuaValue key = LuaValue.NIL;

    TableObject(LuaTable table, boolean numbersAllowed) {
      super(table);
      this.table = table;
      this.numbersAllowed = numbersAllowed;
    }

    @Override
    void begin(JsonGenerator out) throws IOException {
      out.writeStartObject();
    }

    @Override
    boolean writeNext(DocumentWriter writer) throws IOException {
      Varargs entry = table.next(key);
      LuaValue next = entry.arg1();
      if (next.isnil()) {
        writer.out().writeEndObject();
        return false;
      }
      LuaString name = TableShape.memberName(table, next, numbersAllowed, writer);
      key = next;
      writer.fieldName(name);
      writer.value(entry.arg(2));
      return true;
    }

    @Override
    String step() {
      return key.isnil() ? "" : memberStep(LuaStrings.text(key.strvalue()));
    }
  }

  /** A collection or array of the host. */
  static final class JavaList extends Level {
    private final Iterator<?> elements;
    private int index;

    JavaList(Object container, Iterator<?> elements) {
      super(container);
      this.elements = elements;
    }

    @Override
    void begin(JsonGenerator out) throws IOException {
      out.writeStartArray();
    }

    @Override
    boolean writeNext(DocumentWriter writer) throws IOException {
      if (!elements.hasNext()) {
        writer.out().writeEndArray();
        return false;
      }
      index++;
      writer.any(elements.next());
      return true;
    }

    @Override
    String step() {
      return index == 0 ? "" : "[" + index + "]";
    }
  }

  /** A map of the host, or a table whose names were sorted. */
  static final class NamedMembers extends Level {
    private final Iterator<? extends Map.Entry<LuaString, ? extends @Nullable Object>> members;
    private @Nullable LuaString name;

    NamedMembers(
        Object container,
        Iterator<? extends Map.Entry<LuaString, ? extends @Nullable Object>> members) {
      super(container);
      this.members = members;
    }

    @Override
    void begin(JsonGenerator out) throws IOException {
      out.writeStartObject();
    }

    @Override
    boolean writeNext(DocumentWriter writer) throws IOException {
      if (!members.hasNext()) {
        writer.out().writeEndObject();
        return false;
      }
      Map.Entry<LuaString, ? extends @Nullable Object> member = members.next();
      name = member.getKey();
      writer.fieldName(member.getKey());
      writer.any(member.getValue());
      return true;
    }

    @Override
    String step() {
      return name == null ? "" : memberStep(LuaStrings.text(name));
    }
  }
}
