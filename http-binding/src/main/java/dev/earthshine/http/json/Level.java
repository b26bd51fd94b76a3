package dev.earthshine.http.json;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** A container that is being written: where it stands, and what comes next. */
abstract sealed class Level {
  private final Object container;
  private final boolean list;

  private Level(Object container, boolean list) {
    this.container = container;
    this.list = list;
  }

  final Object container() {
    return container;
  }

  final boolean isList() {
    return list;
  }

  /** Whether it has no member, when all are written. */
  abstract boolean isEmpty();

  /** Writes members until one of them is a container; if there is none left, gives false. */
  abstract boolean writeNext(DocumentWriter writer);

  /** Adds the current member's part of a path. */
  abstract void addStep(PathText path);

  /** A table whose keys are 1 to {@code length}. */
  static final class TableList extends Level {
    private final Table table;
    private final int length;
    private int index;

    TableList(Object container, Table table) {
      super(container, true);
      this.table = table;
      this.length = table.rawlen();
    }

    @Override
    boolean isEmpty() {
      return index == 0;
    }

    @Override
    boolean writeNext(DocumentWriter writer) {
      while (index < length) {
        writer.separate(index++ == 0);
        LuaValue element = table.rawget(index);
        if (element == LuaValue.NIL) {
          int hole = index;
          index = 0;
          throw TableShape.hole(hole, length, writer);
        }
        writer.value(element);
        if (!writer.isIn(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void addStep(PathText path) {
      if (index > 0) {
        path.element(index);
      }
    }
  }

  /** A table with names, in its own order. */
  static final class TableObject extends Level {
    private final Table table;
    private final boolean numbersAllowed;
    private int index;
    private int place;
    private @Nullable LuaString name;

    TableObject(Object container, Table table, boolean numbersAllowed) {
      super(container, false);
      this.table = table;
      this.numbersAllowed = numbersAllowed;
    }

    @Override
    boolean isEmpty() {
      return name == null;
    }

    @Override
    boolean writeNext(DocumentWriter writer) {
      while (index < table.rawlen()) {
        index++;
        if (!member(LuaValue.valueOf(index), table.rawget(index), writer)) {
          return true;
        }
      }
      while (place < table.entryCount()) {
        place++;
        if (!member(table.entryKey(place - 1), table.entryValue(place - 1), writer)) {
          return true;
        }
      }
      return false;
    }

    private boolean member(LuaValue key, LuaValue value, DocumentWriter writer) {
      if (value != LuaValue.NIL) {
        LuaString text = TableShape.memberName(table, key, numbersAllowed, writer);
        boolean first = name == null;
        name = text;
        writer.member(first, text);
        writer.value(value);
      }
      return writer.isIn(this);
    }

    @Override
    void addStep(PathText path) {
      if (name != null) {
        path.member(LuaStrings.text(name));
      }
    }
  }

  /** A collection or array of the host. */
  static final class JavaList extends Level {
    private final Iterator<?> elements;
    private int index;

    JavaList(Object container, Iterator<?> elements) {
      super(container, true);
      this.elements = elements;
    }

    @Override
    boolean isEmpty() {
      return index == 0;
    }

    @Override
    boolean writeNext(DocumentWriter writer) {
      while (elements.hasNext()) {
        writer.separate(index++ == 0);
        writer.any(elements.next());
        if (!writer.isIn(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void addStep(PathText path) {
      if (index > 0) {
        path.element(index);
      }
    }
  }

  /** A map of the host, or a table whose names were sorted. */
  static final class NamedMembers extends Level {
    private final Iterator<? extends Map.Entry<LuaString, ? extends @Nullable Object>> members;
    private @Nullable LuaString name;

    NamedMembers(
        Object container,
        Iterator<? extends Map.Entry<LuaString, ? extends @Nullable Object>> members) {
      super(container, false);
      this.members = members;
    }

    @Override
    boolean isEmpty() {
      return name == null;
    }

    @Override
    boolean writeNext(DocumentWriter writer) {
      while (members.hasNext()) {
        Map.Entry<LuaString, ? extends @Nullable Object> member = members.next();
        boolean first = name == null;
        name = member.getKey();
        writer.member(first, member.getKey());
        writer.any(member.getValue());
        if (!writer.isIn(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void addStep(PathText path) {
      if (name != null) {
        path.member(LuaStrings.text(name));
      }
    }
  }
}
