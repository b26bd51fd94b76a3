package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.NIL;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
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

  private final LibraryHost host;
  private final Metatables metatables;

  TableLibrary(LibraryHost host, Metatables metatables) {
    this.host = host;
    this.metatables = metatables;
  }

  private Varargs concat(Varargs args) {
    LuaTable table = Args.table(Args.at(args, 1), 1);
    LuaString separator = Args.optString(Args.at(args, 2), 2, LuaValue.EMPTYSTRING);
    long first = Args.optInteger(Args.at(args, 3), 3, 1);
    LuaValue end = Args.at(args, 4);
    long last = end.isnil() ? metatables.length(table) : Args.integer(end, 4);
    Bytes out = new Bytes(64);
    for (long i = first; i <= last; i++) {
      poll(i);
      if (i > first) {
        out.add(separator);
      }
      LuaValue value = get(table, i);
      if (value instanceof LuaString string) {
        out.add(string);
      } else if (value instanceof LuaNumber) {
        out.add(LuaNumbers.text(value));
      } else {
        throw RaisedError.here(
            "invalid value (" + value.typename() + ") at index " + i + " in table for 'concat'");
      }
    }
    return out.toLuaString();
  }

  private Varargs insert(Varargs args) {
    LuaTable table = Args.table(Args.at(args, 1), 1);
    long end = metatables.length(table) + 1;
    switch (args.narg()) {
      case 2 -> set(table, end, args.arg(2));
      case 3 -> {
        long position = Args.integer(args.arg(2), 2);
        if (position < 1 || position > end) {
          throw Args.refuse(2, "position out of bounds");
        }
        for (long i = end; i > position; i--) {
          poll(i);
          set(table, i, get(table, i - 1));
        }
        set(table, position, args.arg(3));
      }
      default -> throw RaisedError.here("wrong number of arguments to 'insert'");
    }
    return LuaValue.NONE;
  }

  private Varargs remove(Varargs args) {
    LuaTable table = Args.table(Args.at(args, 1), 1);
    long size = metatables.length(table);
    long position = Args.optInteger(Args.at(args, 2), 2, size);
    if (position != size && (position < 1 || position > size + 1)) {
      throw Args.refuse(1, "position out of bounds");
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
    LuaTable table = Args.table(Args.at(args, 1), 1);
    long first = Args.optInteger(Args.at(args, 2), 2, 1);
    LuaValue end = Args.at(args, 3);
    long last = end.isnil() ? metatables.length(table) : Args.integer(end, 3);
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
    LuaTable table = Args.table(Args.at(args, 1), 1);
    long size = metatables.length(table);
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
      values[i] = table.rawget(i + 1);
    }
    Sorting.Order less = comparator == null
        ? metatables::lessThan
        : (a, b) -> comparator.call(a, b).toboolean();
    new Sorting(values, less, host.safepoint()).sort();
    for (int i = 0; i < values.length; i++) {
      table.rawset(i + 1, values[i]);
    }
    return LuaValue.NONE;
  }

  private void poll(long step) {
    if (step % STEPS_PER_POLL == 0) {
      host.safepoint().poll();
    }
  }

  private static LuaValue get(LuaTable table, long index) {
    return (int) index == index ? table.rawget((int) index) : table.rawget(LuaNumbers.of(index));
  }

  private static void set(LuaTable table, long index, LuaValue value) {
    if ((int) index == index) {
      table.rawset((int) index, value);
    } else {
      table.rawset(LuaNumbers.of(index), value);
    }
  }

  /** The table {@code table}. */
  Table open() {
    return Library.table(
        JavaFunction.of("concat", this::concat),
        JavaFunction.of("insert", this::insert),
        JavaFunction.of("pack", TableLibrary::pack),
        JavaFunction.of("remove", this::remove),
        JavaFunction.of("sort", this::sort),
        JavaFunction.of("unpack", this::unpack));
  }
}
