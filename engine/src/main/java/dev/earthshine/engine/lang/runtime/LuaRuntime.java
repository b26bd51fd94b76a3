package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.ClassStamp;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.spi.WaitingFunction;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * What belongs to one Lua state and its running code: the metatables of the basic types and the safepoint.
 *
 * <p>Used by one thread at a time.
 */
public final class LuaRuntime extends Machine {
  /** So many function entries or loop iterations lie between two polls of the safepoint. */
  public static final int FUEL = 2000;

  /** So many calls of Lua functions go on the Java stack, which has to last for a thread of 1 MiB. */
  static final int MAX_DEPTH = 250;

  /** So many times calls may begin anew on top of a full stack, for library functions between them. */
  static final int MAX_NESTING = 190;

  private final ClassStamp classes = new ClassStamp();

  // Mutable state
  private final @Nullable LuaTable[] metatables = new LuaTable[LuaValue.TTHREAD + 1];
  private @Nullable Runnable stringMetatable;
  private Runnable safepoint = () -> {};
  private int fuel = FUEL;
  /** How many calls of Lua functions the Java stack holds, since the last nesting. */
  int depth;
  /** How many strands run on top of one another. */
  int nesting;

  /** How many fibers were woken on top of one another. */
  int wakes;

  @Nullable
  Coroutine coroutine;

  /** The innermost loop in progress, of the coroutine that runs or of the code outside of all. */
  @Nullable
  OpenLoop loop;

  @Nullable
  LuaFunction next;

  @Nullable
  LuaFunction inext;

  private @Nullable Fiber fiber;

  /** A runtime without metatables, whose safepoint lets everything go on. */
  public LuaRuntime() {}

  /** The metatable of all values of a basic type ({@link LuaValue#TSTRING} and so on), null if there is none. */
  public @Nullable LuaTable metatable(int type) {
    LuaTable metatable = metatables[type];
    return metatable == null && type == LuaValue.TSTRING ? stringMetatable() : metatable;
  }

  private @Nullable LuaTable stringMetatable() {
    Runnable maker = stringMetatable;
    if (maker != null) {
      stringMetatable = null;
      maker.run();
    }
    return metatables[LuaValue.TSTRING];
  }

  /** Tells when what tables inherit may have changed. */
  ClassStamp classes() {
    return classes;
  }

  /** Sets what makes the metatable of strings, with {@link #setMetatable}, when it is first asked for. */
  public void onStringMetatable(Runnable maker) {
    stringMetatable = maker;
  }

  /** Gives all values of a basic type a metatable, or takes it away. */
  public void setMetatable(int type, @Nullable LuaTable metatable) {
    metatables[type] = metatable;
  }

  /** Says which functions walk tables, so that loops can do it without calling them. */
  public void setIterators(LuaFunction nextEntry, LuaFunction nextItem) {
    next = nextEntry;
    inext = nextItem;
  }

  /** Sets what running code calls every so often; it throws to end the evaluation. */
  public void onSafepoint(Runnable poll) {
    safepoint = poll;
  }

  /** The coroutine that runs, null outside of all. */
  public @Nullable Coroutine coroutine() {
    return coroutine;
  }

  /** The call by Java code that runs and can be suspended; null where there is none. */
  @Nullable
  Fiber fiber() {
    return fiber;
  }

  /** Makes {@code running} the fiber that runs; returns the one that was. */
  @Nullable
  Fiber enter(@Nullable Fiber running) {
    Fiber before = fiber;
    fiber = running;
    return before;
  }

  /** How deep calls are nested, for {@link #unwind}. */
  public int depth() {
    return depth;
  }

  /** The innermost loop whose iterator hears of its end, for {@link #unwind}; null if there is none. */
  public @Nullable OpenLoop loop() {
    return loop;
  }

  /** Notes that an error has been caught where calls were nested {@code level} deep inside {@code around}. */
  public void unwind(int level, @Nullable OpenLoop around) {
    depth = level;
    unwindLoops(around);
  }

  /** Calls {@code body}. If that throws, calls and loops are afterwards as they were before. */
  public <T extends @Nullable Object> T unwinding(Callable<T> body) throws Exception {
    int level = depth;
    OpenLoop around = loop;
    try {
      return body.call();
    } catch (Throwable t) {
      unwind(level, around);
      throw t;
    }
  }

  /** Leaves all loops inside {@code around}, null to leave all. */
  public void unwindLoops(@Nullable OpenLoop around) {
    OpenLoop innermost = loop;
    loop = around;
    OpenLoop.leave(innermost, around);
  }

  /** Notes that a loop begins whose iterator is to hear of its end. */
  void enterLoop(WaitingFunction iterator) {
    loop = new OpenLoop(iterator, loop);
  }

  /** Leaves the innermost loop over {@code iterator}, and those inside it that an error has ended and Java code caught. */
  void leaveLoop(WaitingFunction iterator) {
    OpenLoop left;
    do {
      left = Objects.requireNonNull(loop);
      loop = left.outer();
      left.iterator().left();
    } while (left.iterator() != iterator);
  }

  /** Notes the entry of a function; true if there is no room left for it and {@link #deep} has to run it. */
  public boolean enter() {
    if (--fuel < 0) {
      poll();
    }
    return ++depth > MAX_DEPTH;
  }

  /** Notes that a function returns. */
  public void leave() {
    depth--;
  }

  /** Runs a function in a strand, which moves its calls to the heap as the stack fills. */
  public Varargs deep(CompiledFunction function, Varargs arguments) {
    int level = depth - 1;
    if (++nesting > MAX_NESTING) {
      nesting--;
      depth = level;
      throw RaisedError.inCode("stack overflow");
    }
    depth = 0;
    try {
      return new Strand(this, null).begin(function, arguments);
    } finally {
      nesting--;
      depth = level;
    }
  }

  @Override
  public int poll() {
    fuel = FUEL;
    safepoint.run();
    return FUEL;
  }

  @Override
  public LuaRuntime runtime() {
    return this;
  }

  // Metamethods: their calls count, as those of functions that call nothing themselves do not.

  @Override
  LuaValue call(LuaValue function, LuaValue a, LuaValue b) {
    LuaFunction callee = Calls.callee(this, function, null);
    LuaValue result = ++depth > MAX_DEPTH && callee instanceof CompiledFunction compiled
        ? nested(compiled, LuaValue.varargsOf(a, b))
        : callee.call(a, b);
    depth--;
    return result;
  }

  private LuaValue nested(CompiledFunction function, Varargs arguments) {
    LuaValue result = Calls.first(deep(function, arguments));
    depth++;
    return result;
  }

  @Override
  LuaValue call(LuaValue function, LuaValue a, LuaValue b, LuaValue c) {
    LuaFunction callee = Calls.callee(this, function, null);
    LuaValue result = ++depth > MAX_DEPTH && callee instanceof CompiledFunction compiled
        ? nested(compiled, LuaValue.varargsOf(a, b, c))
        : callee.call(a, b, c);
    depth--;
    return result;
  }

  @Override
  public Varargs invoke(LuaValue function, Varargs arguments) {
    return Calls.callee(this, function, null).invoke(arguments);
  }

  @Override
  public LuaValue suspend(Frame frame) {
    throw new IllegalStateException("a direct call cannot be suspended");
  }
}
