package dev.earthshine.engine.interop;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Lua table as a map, live in both directions. Integer keys are Integers, putting null removes, and metamethods are
 * not asked.
 */
@SuppressWarnings("serial") // Never written: a plain copy takes its place.
final class MapView extends AbstractMap<Object, @Nullable Object>
    implements TableView, Serializable {
  private static final long serialVersionUID = 1L;

  private final transient Values values;
  private final transient @Nullable Object anchor;
  private final transient LuaTable table;

  MapView(Values values, LuaTable table) {
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
  public @Nullable Object get(@Nullable Object key) {
    return values.enterForNullable(anchor, () -> values.toJava(table.rawget(values.toLua(key))));
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return values.enter(anchor, () -> !table.rawget(values.toLua(key)).isnil());
  }

  @Override
  public @Nullable Object put(Object key, @Nullable Object value) {
    return values.enterForNullable(anchor, () -> exchange(values.toLua(key), values.toLua(value)));
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    return values.enterForNullable(
        anchor, () -> key == null ? null : exchange(values.toLua(key), LuaValue.NIL));
  }

  private @Nullable Object exchange(LuaValue key, LuaValue value) {
    Object before = values.toJava(table.rawget(key));
    table.rawset(key, value);
    return before;
  }

  @Override
  public Set<Entry<Object, @Nullable Object>> entrySet() {
    return new Entries();
  }

  @Override
  public String toString() {
    return values.enter(anchor, () -> new TableText(values).ofMap(table));
  }

  private Object writeReplace() {
    return values.enter(anchor, () -> new PlainCopy(values).map(table));
  }

  private final class Entries extends AbstractSet<Entry<Object, @Nullable Object>> {
    @Override
    public int size() {
      return values.enter(anchor, () -> {
        int count = 0;
        for (Varargs entry = table.next(LuaValue.NIL);
            !entry.arg1().isnil();
            entry = table.next(entry.arg1())) {
          count++;
        }
        return count;
      });
    }

    @Override
    public Iterator<Entry<Object, @Nullable Object>> iterator() {
      return new EntryIterator();
    }
  }

  private final class EntryIterator implements Iterator<Entry<Object, @Nullable Object>> {
    private LuaValue current = LuaValue.NIL;
    private Varargs next = after(LuaValue.NIL);

    private Varargs after(LuaValue key) {
      return values.enter(anchor, () -> table.next(key));
    }

    @Override
    public boolean hasNext() {
      return !next.arg1().isnil();
    }

    @Override
    public Entry<Object, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      current = next.arg1();
      LuaValue value = next.arg(2);
      next = after(current);
      return values.enter(
          anchor, () -> new LiveEntry(values.present(current), values.toJava(value)));
    }

    @Override
    public void remove() {
      if (current.isnil()) {
        throw new IllegalStateException("no entry to remove");
      }
      LuaValue removed = current;
      current = LuaValue.NIL;
      values.enterForNullable(anchor, () -> exchange(removed, LuaValue.NIL));
    }
  }

  private final class LiveEntry extends SimpleEntry<Object, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    LiveEntry(Object key, @Nullable Object value) {
      super(key, value);
    }

    @Override
    public @Nullable Object setValue(@Nullable Object value) {
      put(getKey(), value);
      return super.setValue(value);
    }
  }
}
