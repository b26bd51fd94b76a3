package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.NIL;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Sequence;
import dev.earthshine.engine.value.Table;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code table} (manual §6.5): entries are read and written raw, the length honours {@code __len}. */
final class TableLibrary {
  private static final int STEPS_PER_POLL = 1024;
  /** So many bytes the text of most numbers fits in. */
  private static final int TYPICAL_NUMBER = 8;

  private final LibraryHost host;
  private final Metatables metatables;

  TableLibrary(LibraryHost host, Metatables metatables) {
    this.host = host;
    this.metatables = metatables;
  }

  private LuaValue join(LuaValue list, LuaValue between, LuaValue start, LuaValue end) {
    LuaValue table = entries(list);
    LuaString separator = Args.optString(between, 2, LuaValue.EMPTYSTRING);
    long first = Args.optInteger(start, 3, 1);
    long last = end.isnil() ? length(table) : Args.integer(end, 4);
    Bytes out = new Bytes(room(table, separator, first, last));
    for (long i = first; i <= last; i++) {
      poll(i);
      if (i > first) {
        out.add(separator);
      }
      LuaValue value = get(table, i);
      if (value instanceof LuaString string) {
        out.add(string);
      } else if (value instanceof LuaNumber) {
        out.addNumber(value);
      } else {
        throw RaisedError.here(
            "invalid value (" + value.typename() + ") at index " + i + " in table for 'concat'");
      }
    }
    return out.toLuaString();
  }

  /** How many bytes a concatenation takes: exactly, if there are only strings. */
  private int room(LuaValue table, LuaString separator, long first, long last) {
    long room = 0;
    for (long i = first; i <= last && room <= Bytes.MOST; i++) {
      poll(i);
      LuaValue value = get(table, i);
      if (value instanceof LuaString string) {
        room += string.m_length;
      } else if (value instanceof LuaNumber) {
        room += TYPICAL_NUMBER;
      } else {
        break;
      }
      room += i < last ? separator.m_length : 0;
    }
    return (int) Math.min(room, Bytes.MOST);
  }

  private void insert(LuaValue list, LuaValue place, LuaValue value, int count) {
    LuaValue table = entries(list);
    long end = length(table) + 1;
    switch (count) {
      case 2 -> insert(table, end, place, end);
      case 3 -> {
        long position = Args.integer(place, 2);
        if (position < 1 || position > end) {
          throw Args.refuse(2, "position out of bounds");
        }
        insert(table, position, value, end);
      }
      default -> throw RaisedError.here("wrong number of arguments to 'insert'");
    }
  }

  private void insert(LuaValue table, long position, LuaValue value, long end) {
    if (table instanceof Sequence sequence) {
      sequence.insert((int) position, value);
      return;
    }
    if (!value.isnil() && isRow(table, end - 1)) {
      pollBefore(end - position);
      ((LuaTable) table).insert((int) position, value);
      return;
    }
    for (long i = end; i > position; i--) {
      poll(i);
      set(table, i, get(table, i - 1));
    }
    set(table, position, value);
  }

  private LuaValue remove(LuaValue list, LuaValue place) {
    LuaValue table = entries(list);
    long size = length(table);
    long position = Args.optInteger(place, 2, size);
    if (position != size && (position < 1 || position > size + 1)) {
      throw Args.refuse(1, "position out of bounds");
    }
    if (table instanceof Sequence sequence) {
      return position < 1 || position > size ? NIL : sequence.remove((int) position);
    }
    if (position >= 1 && position <= size && isRow(table, size)) {
      pollBefore(size - position);
      return ((LuaTable) table).remove((int) position);
    }
    LuaValue removed = get(table, position);
    long i = position;
    for (; i < size; i++) {
      poll(i);
      set(table, i, get(table, i + 1));
    }
    set(table, i, NIL);
    return removed;
  }

  private static Varargs pack(Varargs args) {
    int count = args.narg();
    LuaValue[] items = new LuaValue[count];
    for (int i = 0; i < count; i++) {
      items[i] = args.arg(i + 1);
    }
    Table table = new Table(0, 1);
    table.adopt(items);
    table.rawset(LuaStrings.of("n"), LuaValue.valueOf(count));
    return table;
  }

  private Varargs unpack(Varargs args) {
    LuaValue table = entries(args.arg1());
    long first = Args.optInteger(Args.at(args, 2), 2, 1);
    LuaValue end = Args.at(args, 3);
    long last = end.isnil() ? length(table) : Args.integer(end, 3);
    if (first > last) {
      return LuaValue.NONE;
    }
    long count = last - first + 1;
    if (count <= 0 || count >= StringLibrary.MOST_RESULTS) {
      throw RaisedError.here("too many results to unpack");
    }
    LuaValue[] values = new LuaValue[(int) count];
    for (int i = 0; i < count; i++) {
      values[i] = get(table, first + i);
    }
    return LuaValue.varargsOf(values);
  }

  private Varargs sort(Varargs args) {
    LuaValue table = entries(args.arg1());
    long size = length(table);
    LuaValue order = Args.at(args, 2);
    LuaFunction comparator = order.isnil() ? null : Args.function(order, 2);
    if (size < 2) {
      return LuaValue.NONE;
    }
    if (size > Bytes.MOST) {
      throw RaisedError.here("array of " + size + " entries is too big to sort");
    }
    LuaValue[] values = new LuaValue[(int) size];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(table, i + 1);
    }
    pollBefore(size);
    if (comparator != null) {
      sort(values, (a, b) -> comparator.call(a, b).toboolean());
    } else if (!PlainSorting.sort(values)) {
      sort(values, metatables::lessThan);
    }
    for (int i = 0; i < values.length; i++) {
      set(table, i + 1, values[i]);
    }
    return LuaValue.NONE;
  }

  private void sort(LuaValue[] values, Sorting.Order order) {
    new Sorting(values, order, host.safepoint()).sort();
  }

  private void poll(long step) {
    if (step % STEPS_PER_POLL == 0) {
      host.safepoint().poll();
    }
  }

  private void pollBefore(long steps) {
    if (steps >= STEPS_PER_POLL) {
      host.safepoint().poll();
    }
  }

  /** Whether the entries of a table are the keys 1 to {@code size} of an array, which moves them at once. */
  private static boolean isRow(LuaValue table, long size) {
    return table instanceof Table row && !row.isWeak() && row.length() == size;
  }

  /** A table, or what a host has in its place. */
  private static LuaValue entries(LuaValue list) {
    return list instanceof Sequence ? list : Args.table(list, 1);
  }

  private long length(LuaValue table) {
    return table instanceof Sequence sequence
        ? sequence.size()
        : metatables.length((LuaTable) table);
  }

  private static LuaValue get(LuaValue table, long index) {
    if (table instanceof Sequence sequence) {
      return index < 1 || index > sequence.size() ? NIL : sequence.element((int) index);
    }
    return (int) index == index ? table.rawget((int) index) : table.rawget(LuaNumbers.of(index));
  }

  private static void set(LuaValue table, long index, LuaValue value) {
    if (table instanceof Sequence sequence) {
      sequence.replace((int) index, value);
    } else if ((int) index == index) {
      table.rawset((int) index, value);
    } else {
      table.rawset(LuaNumbers.of(index), value);
    }
  }

  /** The table {@code table}. */
  Table open() {
    return Library.table(
        new InlineFunction("concat") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return join(a, b, c, LuaValue.NONE);
          }

          @Override
          protected Varargs run(Varargs args) {
            return join(Args.at(args, 1), Args.at(args, 2), Args.at(args, 3), Args.at(args, 4));
          }
        },
        new InlineFunction("insert") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            insert(a, b, c, count);
            return LuaValue.NONE;
          }
        },
        JavaFunction.of("pack", TableLibrary::pack),
        new InlineFunction("remove") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return remove(a, b);
          }
        },
        JavaFunction.of("sort", this::sort),
        JavaFunction.of("unpack", this::unpack));
  }
}
