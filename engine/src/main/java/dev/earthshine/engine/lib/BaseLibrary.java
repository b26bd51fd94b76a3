package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.NIL;
import static org.luaj.vm2.LuaValue.varargsOf;

import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Positions;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import dev.earthshine.engine.value.Traversal;
import java.util.stream.Stream;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The basic functions (manual §6.1), less those of {@link Printing}, {@link ProtectedCalls} and {@link Loading}. */
final class BaseLibrary {
  private static final LuaString ASSERTION_FAILED = LuaStrings.of("assertion failed!");

  /** The names of types by their numbers. */
  private static final LuaString[] TYPES = Stream.of(
          "nil",
          "boolean",
          "userdata",
          "number",
          "string",
          "table",
          "function",
          "userdata",
          "thread")
      .map(LuaStrings::of)
      .toArray(LuaString[]::new);

  private final Metatables metatables;
  private final Collector collector;
  private final JavaFunction next = JavaFunction.of("next", BaseLibrary::next);
  private final JavaFunction inext = JavaFunction.of("ipairs", BaseLibrary::inext);

  BaseLibrary(Metatables metatables, Collector collector) {
    this.metatables = metatables;
    this.collector = collector;
  }

  /** Lets loops of {@code pairs} and {@code ipairs} do without calls. */
  void speedUpLoops(LuaRuntime runtime) {
    runtime.setIterators(next, inext);
  }

  private static LuaValue typeOf(LuaValue value) {
    return TYPES[Args.any(value, 1).type()];
  }

  /** A message that is no text is raised as it is, so that {@code assert(pcall(f))} passes error values on. */
  private static Varargs check(Varargs args) {
    if (args.arg1().toboolean()) {
      return args;
    }
    LuaValue message = Args.at(args, 2);
    if (message.isnil()) {
      throw RaisedError.here(ASSERTION_FAILED);
    }
    throw isText(message) ? RaisedError.here(Args.string(message, 2)) : RaisedError.of(message);
  }

  private static boolean isText(LuaValue value) {
    return value instanceof LuaString || value instanceof LuaNumber;
  }

  private static LuaValue error(LuaValue message, LuaValue levelValue) {
    long level = Args.optInteger(levelValue, 2, 1);
    LuaValue value = message == LuaValue.NONE ? NIL : message;
    if (!isText(value) || level <= 0) {
      throw RaisedError.of(value);
    }
    LuaString text = Args.string(value, 1);
    String position = Positions.at((int) Math.min(level, Integer.MAX_VALUE));
    throw RaisedError.of(
        position == null ? text : LuaStrings.concat(LuaStrings.of(position + ": "), text));
  }

  private static Varargs next(Varargs args) {
    if (args.arg1() instanceof Traversal traversal) {
      return traversal.next(args.arg(2));
    }
    LuaTable table = Args.table(Args.at(args, 1), 1);
    return table.next(args.arg(2));
  }

  private static Varargs inext(Varargs args) {
    LuaTable table = Args.table(Args.at(args, 1), 1);
    long index = Args.integer(Args.at(args, 2), 2) + 1;
    LuaValue value = table.rawget((int) index);
    return value.isnil() ? NIL : varargsOf(LuaValue.valueOf((int) index), value);
  }

  private Varargs pairs(Varargs args) {
    return iteration(args, Metatables.PAIRS, next, NIL);
  }

  private Varargs ipairs(Varargs args) {
    return iteration(args, Metatables.IPAIRS, inext, LuaValue.ZERO);
  }

  private Varargs iteration(Varargs args, LuaString event, JavaFunction step, LuaValue start) {
    LuaValue value = Args.at(args, 1);
    LuaValue handler = metatables.metamethod(value, event);
    if (handler.isnil()) {
      return varargsOf(step, Args.table(value, 1), start);
    }
    Varargs made = metatables.call(handler, value);
    return varargsOf(made.arg(1), made.arg(2), made.arg(3));
  }

  private static Varargs select(Varargs args) {
    LuaValue which = Args.at(args, 1);
    int count = args.narg() - 1;
    if (which instanceof LuaString text && text.length() > 0 && text.luaByte(0) == '#') {
      return LuaValue.valueOf(count);
    }
    long index = Args.integer(which, 1);
    if (index < 0) {
      index += count + 1;
    }
    if (index < 1) {
      throw Args.refuse(1, "index out of range");
    }
    return index > count ? LuaValue.NONE : args.subargs((int) index + 1);
  }

  private static LuaValue toNumber(LuaValue value, LuaValue base) {
    if (!base.isnil()) {
      return Digits.parse(Args.string(value, 1), base);
    }
    LuaValue number = LuaNumbers.coerce(Args.any(value, 1));
    return number == null ? NIL : number;
  }

  private static LuaValue rawlen(LuaValue value) {
    if (value instanceof LuaTable || value instanceof LuaString) {
      return LuaValue.valueOf(value.rawlen());
    }
    throw Args.refuse(1, "table or string expected");
  }

  private static LuaValue rawset(LuaValue table, LuaValue key, LuaValue value) {
    LuaTable target = Args.table(table, 1);
    Args.any(key, 2);
    Args.any(value, 3);
    if (key.isnil()) {
      throw RaisedError.of(LuaStrings.of("table index is nil"));
    }
    if (key instanceof LuaNumber && Double.isNaN(key.todouble())) {
      throw RaisedError.of(LuaStrings.of("table index is NaN"));
    }
    target.rawset(key, value);
    return table;
  }

  private LuaValue getmetatable(LuaValue value) {
    LuaValue metatable = metatables.of(Args.any(value, 1));
    if (!(metatable instanceof LuaTable table)) {
      return metatable == null ? NIL : metatable;
    }
    LuaValue shown = table.rawget(LuaValue.METATABLE);
    return shown.isnil() ? table : shown;
  }

  private LuaValue changeMetatable(LuaValue table, LuaValue metatable) {
    LuaTable target = Args.table(table, 1);
    if (metatable == LuaValue.NONE || !(metatable.isnil() || metatable instanceof LuaTable)) {
      throw Args.refuse(2, "nil or table expected");
    }
    if (!metatables.metamethod(target, LuaValue.METATABLE).isnil()) {
      throw RaisedError.here("cannot change a protected metatable");
    }
    target.setmetatable(metatable.isnil() ? null : metatable);
    collector.watch(target);
    return target;
  }

  /** Adds the functions to the table of globals. */
  void addTo(Table globals) {
    Library.add(
        globals,
        JavaFunction.of("assert", BaseLibrary::check),
        JavaFunction.of2("error", BaseLibrary::error),
        next,
        JavaFunction.of("pairs", this::pairs),
        JavaFunction.of("ipairs", this::ipairs),
        JavaFunction.of("select", BaseLibrary::select),
        new InlineFunction("type") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return typeOf(a);
          }
        },
        new InlineFunction("tostring") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return metatables.tostring(Args.any(a, 1));
          }
        },
        new InlineFunction("tonumber") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return toNumber(a, b);
          }
        },
        JavaFunction.of2(
            "rawequal", (a, b) -> LuaValue.valueOf(Args.any(a, 1).raweq(Args.any(b, 2)))),
        new InlineFunction("rawget") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return Args.table(a, 1).rawget(Args.any(b, 2));
          }
        },
        JavaFunction.of3("rawset", BaseLibrary::rawset),
        JavaFunction.of1("rawlen", BaseLibrary::rawlen),
        JavaFunction.of1("getmetatable", this::getmetatable),
        new InlineFunction("setmetatable") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return changeMetatable(a, b);
          }
        });
    globals.rawset(LuaStrings.of("_VERSION"), LuaStrings.of("Lua 5.2"));
  }
}
