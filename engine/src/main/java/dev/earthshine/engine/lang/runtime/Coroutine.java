package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.LuaCall;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Lua coroutine. It is a list of frames on the heap while it is suspended, and runs on the stack of whoever resumes it.
 */
public final class Coroutine extends LuaValue {
  /** What a coroutine is doing. */
  public enum Status {
    /** It has not begun, or has yielded. */
    SUSPENDED,
    /** It runs. */
    RUNNING,
    /** It has resumed another one. */
    NORMAL,
    /** It has ended. */
    DEAD;

    /** As {@code coroutine.status} has it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final LuaRuntime runtime;
  private final Strand strand;
  private final boolean yields;

  // Mutable state
  private @Nullable LuaFunction body;
  private Status status = Status.SUSPENDED;
  private @Nullable Varargs yielded;
  private boolean parked;
  private boolean parkable;
  /** The coroutine it has resumed that was parked together with it. */
  private @Nullable Coroutine inner;

  /** The innermost loop it is in while it does not run. */
  private @Nullable OpenLoop loop;

  /** A coroutine that will run {@code body}. */
  public Coroutine(LuaRuntime runtime, LuaFunction body) {
    this(runtime, body, true);
  }

  /** @param yields whether it may yield: else it is suspended only by {@link #park} */
  Coroutine(LuaRuntime runtime, LuaFunction body, boolean yields) {
    this.runtime = runtime;
    this.body = body;
    this.yields = yields;
    this.strand = new Strand(runtime, this);
  }

  /** The calls it is suspended in, innermost first; of a running one those that wait on the heap. */
  public Iterator<LuaCall> calls() {
    return strand.calls();
  }

  /** What it is doing. */
  public Status status() {
    return status;
  }

  /**
   * Whether {@link #park} has suspended it, or a coroutine it resumed: only whoever promised to wake it may resume it.
   */
  public boolean isParked() {
    return parked;
  }

  /**
   * Runs it until it yields or ends.
   *
   * @param values the arguments of its body at the first time, the results of the yield afterwards
   * @return what it yields or returns; {@link Suspension#PENDING} if it was parked
   */
  public Varargs resume(Varargs values) {
    parkable = true;
    return begin(values);
  }

  /** As {@link #resume}, for code that runs with {@code machine}. */
  public Varargs resume(Machine machine, Varargs values) {
    parkable = canPark(machine);
    return begin(values);
  }

  private Varargs begin(Varargs values) {
    if (status != Status.SUSPENDED || parked) {
      throw RaisedError.of(LuaStrings.of(
          "cannot resume " + (status == Status.DEAD ? "dead" : "non-suspended") + " coroutine"));
    }
    return run(values);
  }

  /** Goes on after {@link #park}, with what the parking function is to return. */
  public Varargs wake(Varargs values) {
    if (!parked) {
      throw new IllegalStateException(
          "a coroutine is woken that is " + status.text() + ", not parked");
    }
    parked = false;
    return run(values);
  }

  private Varargs run(Varargs values) {
    Coroutine resumer = runtime.coroutine;
    if (++runtime.nesting > LuaRuntime.MAX_NESTING) {
      runtime.nesting--;
      throw RaisedError.here("C stack overflow");
    }
    int depth = runtime.depth;
    if (resumer != null) {
      resumer.status = Status.NORMAL;
    }
    OpenLoop resumersLoop = runtime.loop;
    runtime.coroutine = this;
    runtime.depth = 0;
    runtime.loop = loop;
    status = Status.RUNNING;
    inner = null;
    boolean ended = true;
    try {
      Varargs results = go(values);
      ended = results != Suspension.PENDING;
      return ended ? results : handOver();
    } finally {
      status = Status.SUSPENDED;
      loop = runtime.loop;
      runtime.loop = resumersLoop;
      runtime.coroutine = resumer;
      runtime.nesting--;
      runtime.depth = depth;
      if (resumer != null) {
        resumer.status = Status.RUNNING;
        resumer.inner = parked ? this : null;
      }
      if (ended) {
        end();
      }
    }
  }

  private Varargs go(Varargs values) {
    LuaFunction beginning = body;
    if (beginning == null) {
      return strand.go(values);
    }
    body = null;
    return strand.begin(beginning, values);
  }

  private Varargs handOver() {
    Varargs values = yielded;
    yielded = null;
    if (values == null) {
      parked = true;
      return Suspension.PENDING;
    }
    return values;
  }

  /** Ends it where it stands. */
  public void close() {
    if (parked || (status != Status.SUSPENDED && status != Status.DEAD)) {
      throw RaisedError.here(
          "cannot close a " + (parked ? "waiting" : status.text()) + " coroutine");
    }
    end();
  }

  /** Ends it, and those it resumed, where it has been parked; it will not be woken. */
  void drop() {
    if (inner != null) {
      inner.drop();
    }
    parked = false;
    end();
  }

  private void end() {
    status = Status.DEAD;
    OpenLoop innermost = loop;
    loop = null;
    strand.clear();
    OpenLoop.leave(innermost, null);
  }

  /** Suspends the running coroutine with values for whoever resumed it. */
  public static Varargs giveUp(Machine machine, Varargs values) {
    Coroutine coroutine = running(machine);
    if (!coroutine.yields) {
      throw outside();
    }
    coroutine.yielded = values;
    return Suspension.PENDING;
  }

  /**
   * Suspends the running coroutine, and those that resumed it, until the outermost of them is {@linkplain #wake woken}.
   * To be returned by a {@link ResumableFunction}.
   *
   * @return {@link Suspension#PENDING}
   */
  public static Varargs park(Machine machine) {
    running(machine).yielded = null;
    return Suspension.PENDING;
  }

  /** Whether a function called with {@code machine} may {@linkplain #giveUp yield}. */
  public static boolean canSuspend(Machine machine) {
    return machine instanceof Strand strand
        && strand.coroutine() != null
        && strand.coroutine().yields;
  }

  /** Whether a function called with {@code machine} may {@link #park}. */
  public static boolean canPark(Machine machine) {
    return machine instanceof Strand strand
        && strand.coroutine() != null
        && strand.coroutine().parkable;
  }

  private static Coroutine running(Machine machine) {
    if (machine instanceof Strand strand && strand.coroutine() != null) {
      return strand.coroutine();
    }
    throw machine.runtime().coroutine == null
        ? outside()
        : RaisedError.of(LuaStrings.of("attempt to yield across a C-call boundary"));
  }

  private static RaisedError outside() {
    return RaisedError.of(LuaStrings.of("attempt to yield from outside a coroutine"));
  }

  @Override
  public int type() {
    return TTHREAD;
  }

  @Override
  public String typename() {
    return "thread";
  }

  @Override
  public boolean isthread() {
    return true;
  }

  @Override
  public @Nullable LuaValue getmetatable() {
    return null;
  }

  @Override
  public String tojstring() {
    return String.format(Locale.ROOT, "thread: 0x%08x", System.identityHashCode(this));
  }
}
