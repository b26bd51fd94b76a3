package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.runtime.Arithmetic;
import dev.earthshine.engine.lang.runtime.Calls;
import dev.earthshine.engine.lang.runtime.Cell;
import dev.earthshine.engine.lang.runtime.Comparison;
import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.lang.runtime.Concat;
import dev.earthshine.engine.lang.runtime.Exit;
import dev.earthshine.engine.lang.runtime.FieldSite;
import dev.earthshine.engine.lang.runtime.GlobalSite;
import dev.earthshine.engine.lang.runtime.Index;
import dev.earthshine.engine.lang.runtime.Iteration;
import dev.earthshine.engine.lang.runtime.LuaFrame;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Machine;
import dev.earthshine.engine.lang.runtime.Resumption;
import dev.earthshine.engine.value.Real;
import dev.earthshine.engine.value.Table;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The methods emitted code calls. */
final class Refs {
  private static final Class<?> VALUE = LuaValue.class;

  static final Ref ENTER = Ref.of(LuaRuntime.class, "enter");
  static final Ref LEAVE = Ref.of(LuaRuntime.class, "leave");
  static final Ref DEEP = Ref.of(LuaRuntime.class, "deep", CompiledFunction.class, Varargs.class);
  static final Ref POLL = Ref.of(Machine.class, "poll");

  static final Ref CALLEE = Ref.of(Calls.class, "callee", Machine.class, VALUE, String.class);
  static final Ref FIRST = Ref.of(Calls.class, "first", Varargs.class);
  static final Ref TAIL = Ref.of(Calls.class, "tail", LuaFunction.class, Varargs.class);
  static final Ref[] TAIL_FIXED = {
    Ref.of(Calls.class, "tail", LuaFunction.class),
    Ref.of(Calls.class, "tail", LuaFunction.class, VALUE),
    Ref.of(Calls.class, "tail", LuaFunction.class, VALUE, VALUE),
    Ref.of(Calls.class, "tail", LuaFunction.class, VALUE, VALUE, VALUE),
  };
  static final Ref FILL = Ref.of(Calls.class, "fill", Table.class, LuaValue[].class, Varargs.class);
  static final Ref INVOKE = Ref.virtual(LuaFunction.class, Varargs.class, "invoke", Varargs.class);
  static final Ref RUN = Ref.of(CompiledFunction.class, "run", Varargs.class);
  static final Ref FILL_ON =
      Ref.of(Calls.class, "fill", Table.class, LuaValue[].class, Varargs.class, int.class);
  static final Ref LEAVE_BY = Ref.of(Exit.class, "of", int.class);
  static final Ref EXIT_NUMBER = Ref.of(Exit.class, "number", Varargs.class);
  static final Ref[] CALL = {
    Ref.virtual(LuaFunction.class, VALUE, "call"),
    Ref.virtual(LuaFunction.class, VALUE, "call", VALUE),
    Ref.virtual(LuaFunction.class, VALUE, "call", VALUE, VALUE),
    Ref.virtual(LuaFunction.class, VALUE, "call", VALUE, VALUE, VALUE),
  };
  static final Ref START =
      Ref.of(Resumption.class, "start", Machine.class, LuaFunction.class, Varargs.class);
  static final Ref TAIL_START =
      Ref.of(Resumption.class, "tail", Machine.class, LuaFunction.class, Varargs.class);
  static final Ref SAVE = Ref.of(
      LuaFrame.class,
      "save",
      CompiledFunction.class,
      Machine.class,
      int.class,
      Object[].class,
      double[].class,
      long[].class);

  static final Ref VALUES_PAIR =
      Ref.statically(VALUE, Varargs.class, "varargsOf", VALUE, Varargs.class);
  static final Ref VALUES_TRIPLE =
      Ref.statically(VALUE, Varargs.class, "varargsOf", VALUE, VALUE, Varargs.class);
  static final Ref VALUES_LIST = Ref.of(Calls.class, "list", LuaValue[].class, Varargs.class);
  static final Ref ARG = Ref.virtual(Varargs.class, VALUE, "arg", int.class);
  static final Ref ARG1 = Ref.virtual(Varargs.class, VALUE, "arg1");
  static final Ref SUBARGS = Ref.virtual(Varargs.class, Varargs.class, "subargs", int.class);

  static final Ref NEW_CELL = Ref.of(Cell.class, "of", VALUE);
  static final Ref NEW_TABLE = Ref.of(Table.class, "<init>", int.class, int.class);
  static final Ref NEW_RECORD = Ref.of(Table.class, "<init>", LuaValue[].class, long.class);
  static final Ref RAWSET = Ref.of(Table.class, "rawset", VALUE, VALUE);

  static final Ref GET_FIELD = Ref.of(FieldSite.class, "get", Machine.class, VALUE);
  static final Ref GET_GLOBAL = Ref.of(GlobalSite.class, "get", Machine.class, VALUE);
  static final Ref SET_GLOBAL = Ref.of(GlobalSite.class, "set", Machine.class, VALUE, VALUE);
  static final Ref GET_METHOD = Ref.of(FieldSite.class, "method", Machine.class, VALUE);
  static final Ref SET_FIELD = Ref.of(FieldSite.class, "set", Machine.class, VALUE, VALUE);
  static final Ref GET = Ref.of(Index.class, "get", Machine.class, VALUE, VALUE, String.class);
  static final Ref GET_NUMBER =
      Ref.of(Index.class, "get", Machine.class, VALUE, double.class, String.class);
  static final Ref GET_INTEGER =
      Ref.of(Index.class, "get", Machine.class, VALUE, long.class, String.class);
  static final Ref GET_EITHER =
      Ref.of(Index.class, "get", Machine.class, VALUE, VALUE, double.class, String.class);
  static final Ref SET =
      Ref.of(Index.class, "set", Machine.class, VALUE, VALUE, VALUE, String.class);
  static final Ref SET_NUMBER =
      Ref.of(Index.class, "set", Machine.class, VALUE, double.class, VALUE, String.class);
  static final Ref SET_INTEGER =
      Ref.of(Index.class, "set", Machine.class, VALUE, long.class, VALUE, String.class);
  static final Ref SET_EITHER =
      Ref.of(Index.class, "set", Machine.class, VALUE, VALUE, double.class, VALUE, String.class);
  static final Ref LENGTH = Ref.of(Index.class, "length", Machine.class, VALUE, String.class);

  static final Ref CONCAT =
      Ref.of(Concat.class, "concat", Machine.class, VALUE, VALUE, String.class);
  static final Ref CONCAT_ROW =
      Ref.of(Concat.class, "concat", Machine.class, LuaValue[].class, String[].class);

  static final Ref TRUTH = Ref.of(Comparison.class, "truth", VALUE);
  static final Ref EQ = Ref.of(Comparison.class, "eq", LuaRuntime.class, VALUE, VALUE);
  static final Ref LT = Ref.of(Comparison.class, "lt", LuaRuntime.class, VALUE, VALUE);
  static final Ref LE = Ref.of(Comparison.class, "le", LuaRuntime.class, VALUE, VALUE);
  static final Ref EQ_TEXT = Ref.of(Comparison.class, "eqText", VALUE, VALUE);
  static final Ref EQ_NUMBER = Ref.of(Comparison.class, "eqNumber", VALUE, double.class);
  static final Ref EQ_VALUE = Ref.of(Comparison.class, "eqValue", Machine.class, VALUE, VALUE);
  static final Ref LT_VALUE = Ref.of(Comparison.class, "ltValue", Machine.class, VALUE, VALUE);
  static final Ref LE_VALUE = Ref.of(Comparison.class, "leValue", Machine.class, VALUE, VALUE);

  static final Ref UNM = Ref.of(Arithmetic.class, "unm", Machine.class, VALUE, String.class);
  static final Ref MOD_DOUBLE = Ref.of(Arithmetic.class, "mod", double.class, double.class);
  static final Ref POW_DOUBLE = Ref.of(Arithmetic.class, "pow", double.class, double.class);
  static final Ref BOX = Ref.of(Real.class, "of", double.class);
  static final Ref BOX_INTEGER = Ref.of(Real.class, "of", long.class);
  static final Ref EITHER = Ref.of(Real.class, "either", VALUE, double.class);
  static final Ref IS_PLAIN_NUMBER = Ref.of(Real.class, "isPlain", VALUE);
  static final Ref VALUE_TODOUBLE = Ref.virtual(VALUE, double.class, "todouble");
  static final Ref TODOUBLE = Ref.virtual(LuaNumber.class, double.class, "todouble");

  static final Ref FOR_BEGIN = Ref.of(Iteration.class, "begin", Machine.class, VALUE, VALUE, VALUE);
  static final Ref FOR_ADVANCE = Ref.of(Iteration.class, "advance", VALUE, long.class);
  static final Ref FOR_KEY = Ref.of(Iteration.class, "key", VALUE, long.class);
  static final Ref FOR_VALUE = Ref.of(Iteration.class, "value", VALUE, long.class);
  static final Ref FOR_START = Ref.of(Iteration.class, "start", VALUE);
  static final Ref FOR_LEFT = Ref.of(Iteration.class, "left", Machine.class, VALUE);
  static final Ref FOR_LIMIT = Ref.of(Iteration.class, "limit", VALUE);
  static final Ref FOR_STEP = Ref.of(Iteration.class, "step", VALUE);
  static final Ref FOR_GOES_ON =
      Ref.of(Iteration.class, "goesOn", double.class, double.class, double.class);
  static final Ref FOR_LONG_LIMIT =
      Ref.of(Iteration.class, "wholeLimit", double.class, boolean.class);

  private Refs() {}

  /** The operator {@code name} of two values. */
  static Ref arithmetic(String name) {
    return Ref.of(Arithmetic.class, name, Machine.class, VALUE, VALUE, String.class);
  }
}
