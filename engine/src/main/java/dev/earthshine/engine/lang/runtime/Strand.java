package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.HeapCalls;
import dev.earthshine.engine.value.LuaCall;
import dev.earthshine.engine.value.Positions;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Thrown;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A line of calls that can be suspended: those on the Java stack, above those kept as frames on the heap.
 *
 * <p>A call is suspended by unwinding the Java stack: each body on it pushes a frame and returns {@link
 * Suspension#PENDING}, until {@link #go} gets that. {@code go} then either leaves everything on the heap, or, if the stack
 * was only too deep, makes the call that would not have fitted and goes on with the frames one by one.
 */
final class Strand extends Machine implements HeapCalls {
  /** So many Lua calls may wait in one strand, as many as fit the reference's stack. */
  private static final int MAX_FRAMES = 200_000;

  private final LuaRuntime runtime;
  private final @Nullable Coroutine coroutine;
  // Mutable state
  /** The innermost frame on the heap. */
  private @Nullable Frame top;

  private int waiting;
  /** The frames pushed since the last {@link Suspension#PENDING}, innermost first. */
  private @Nullable Frame first;

  private @Nullable Frame last;
  private @Nullable TailCall spilled;
  private @Nullable HeapCalls outer;

  Strand(LuaRuntime runtime, @Nullable Coroutine coroutine) {
    this.runtime = runtime;
    this.coroutine = coroutine;
  }

  @Nullable
  Coroutine coroutine() {
    return coroutine;
  }

  @Override
  public int poll() {
    return runtime.poll();
  }

  @Override
  public LuaRuntime runtime() {
    return runtime;
  }

  @Override
  LuaValue call(LuaValue function, LuaValue a, LuaValue b) {
    return first(invoke(function, LuaValue.varargsOf(a, b)));
  }

  @Override
  LuaValue call(LuaValue function, LuaValue a, LuaValue b, LuaValue c) {
    return first(invoke(function, LuaValue.varargsOf(a, b, c)));
  }

  private static LuaValue first(Varargs results) {
    return results == Suspension.PENDING ? Suspension.PENDING : Calls.first(results);
  }

  @Override
  public Varargs invoke(LuaValue function, Varargs arguments) {
    return Resumption.start(this, Calls.callee(this, function, null), arguments);
  }

  @Override
  public LuaValue suspend(Frame frame) {
    waiting++;
    if (last == null) {
      first = frame;
    } else {
      last.below = frame;
    }
    last = frame;
    return Suspension.PENDING;
  }

  /** Puts a call off until the Java stack is empty again. */
  LuaValue spill(LuaFunction function, Varargs arguments) {
    spilled = new TailCall(function, arguments);
    return Suspension.PENDING;
  }

  /** Begins with a call. */
  Varargs begin(LuaFunction function, Varargs arguments) {
    return go(new TailCall(function, arguments));
  }

  /**
   * Goes on with the results of the innermost call, or with a tail call that takes its place, until all frames are done
   * or a call is suspended.
   */
  Varargs go(Varargs values) {
    HeapCalls below = Positions.heap();
    outer = below;
    Positions.above(this);
    try {
      return run(values);
    } finally {
      Positions.above(below);
    }
  }

  private Varargs run(Varargs values) {
    Varargs results = values;
    int depth = runtime.depth;
    while (true) {
      try {
        results = results instanceof TailCall call ? finish(call) : step(results);
      } catch (Exception | Error e) {
        runtime.depth = depth;
        results = recover(e);
      }
      if (results == Suspension.PENDING) {
        keepPushed();
        if (spilled == null) {
          return results;
        }
        results = spilled;
        spilled = null;
      } else if (top == null && !(results instanceof TailCall)) {
        return results;
      }
    }
  }

  /** Forgets all frames: nobody will go on with them. */
  void clear() {
    top = null;
    waiting = 0;
  }

  @Override
  public Iterator<LuaCall> calls() {
    return Stream.iterate(top, Objects::nonNull, frame -> frame.below)
        .map(frame -> Optional.ofNullable(frame.call()))
        .flatMap(Optional::stream)
        .iterator();
  }

  @Override
  public boolean isBottom() {
    return coroutine != null;
  }

  @Override
  public @Nullable HeapCalls outer() {
    return outer;
  }

  private Varargs finish(TailCall call) {
    if (waiting > MAX_FRAMES) {
      throw RaisedError.inCode("stack overflow");
    }
    return Resumption.start(this, call.function, call.arguments);
  }

  private Varargs step(Varargs results) {
    Frame frame = top;
    if (frame == null) {
      return results;
    }
    top = frame.below;
    waiting--;
    return frame.resume(results);
  }

  private void keepPushed() {
    if (last != null) {
      last.below = top;
      top = first;
      first = null;
      last = null;
    }
  }

  /** Unwinds to the innermost frame that catches; throws {@code thrown} on if there is none. */
  private Varargs recover(Throwable thrown) {
    first = null;
    last = null;
    spilled = null;
    Throwable error = thrown;
    while (top != null) {
      Frame frame = top;
      top = frame.below;
      waiting--;
      if (frame.catches()) {
        try {
          return frame.recover(error);
        } catch (Exception | Error e) {
          error = e;
        }
      }
    }
    throw Thrown.on(error);
  }
}
