package dev.earthshine.engine.interop;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The sequence in a Lua table as a list, live in both directions. A null is nil: it ends the list. */
@SuppressWarnings("serial") // Never written: a plain copy takes its place.
final class ListView extends AbstractList<@Nullable Object>
    implements TableView, RandomAccess, Serializable {
  private static final long serialVersionUID = 1L;

  private final transient Values values;
  private final transient @Nullable Object anchor;
  private final transient LuaTable table;

  ListView(Values values, LuaTable table) {
    this.values = values;
    this.anchor = values.anchor();
    this.table = table;
  }

  @Override
  public Values owner() {
    return values;
  }

  @Override
  public LuaTable table() {
    return table;
  }

  @Override
  public @Nullable Object anchor() {
    return anchor;
  }

  @Override
  public int size() {
    return values.enter(anchor, table::rawlen);
  }

  @Override
  public @Nullable Object get(int index) {
    return values.enterForNullable(anchor, () -> {
      Objects.checkIndex(index, table.rawlen());
      return values.toJava(table.rawget(index + 1));
    });
  }

  @Override
  public @Nullable Object set(int index, @Nullable Object element) {
    return values.enterForNullable(anchor, () -> {
      Objects.checkIndex(index, table.rawlen());
      Object before = values.toJava(table.rawget(index + 1));
      table.rawset(index + 1, values.toLua(element));
      return before;
    });
  }

  @Override
  public void add(int index, @Nullable Object element) {
    modCount++;
    values.enterForNullable(anchor, () -> {
      int size = table.rawlen();
      Objects.checkIndex(index, size + 1);
      for (int i = size; i > index; i--) {
        table.rawset(i + 1, table.rawget(i));
      }
      table.rawset(index + 1, values.toLua(element));
      return null;
    });
  }

  @Override
  public @Nullable Object remove(int index) {
    modCount++;
    return values.enterForNullable(anchor, () -> {
      int size = table.rawlen();
      Objects.checkIndex(index, size);
      Object before = values.toJava(table.rawget(index + 1));
      for (int i = index + 1; i < size; i++) {
        table.rawset(i, table.rawget(i + 1));
      }
      table.rawset(size, LuaValue.NIL);
      return before;
    });
  }

  @Override
  public String toString() {
    return values.enter(anchor, () -> new TableText(values).ofList(table));
  }

  private Object writeReplace() {
    return values.enter(anchor, () -> new PlainCopy(values).list(table));
  }
}
