package dev.earthshine.spi;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.HostTables;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Nearest;
import dev.earthshine.engine.value.Table;
import dev.earthshine.engine.value.Thrown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A wait for many tasks, some of them at a time. Its result is a list in the order of the entries, and their number as its
 * {@code n}: what each task returned first, or the error it raised, which is an error value whatever was raised. Script's
 * thread only.
 */
public final class Gather extends Wait {
  private static final List<String> OPTIONS = List.of("concurrency", "fail_fast");

  private final ModuleContext context;
  private final List<Entry> entries;
  private final LuaValue[] results;
  private final long concurrency;
  private final boolean failFast;

  // Mutable state
  private int next;
  private int running;
  private boolean starting;
  private boolean over;
  private @Nullable Throwable failure;

  private Gather(ModuleContext context, List<Entry> entries, long concurrency, boolean failFast) {
    super(context.events());
    this.context = context;
    this.entries = entries;
    this.results = new LuaValue[entries.size()];
    this.concurrency = concurrency;
    this.failFast = failFast;
    Arrays.fill(results, LuaValue.NIL);
  }

  /** Knows what an entry that is no task means. */
  @FunctionalInterface
  public interface Starter {
    /**
     * Says how the task that {@code entry} means is begun.
     *
     * @throws RuntimeException made by {@link Args#refuse} for {@code index}, if it means none
     */
    Supplier<ScriptTask> of(LuaValue entry, int index);
  }

  /**
   * Begins a gathering for a call with the arguments {@code (list [, {concurrency=, fail_fast=}])} or {@code (entry, ...)}.
   * Without {@code concurrency} all run at once; with {@code fail_fast} the first error aborts the others and is raised.
   */
  public static Gather of(ModuleContext context, Varargs args, Starter starter) {
    List<Entry> entries = new ArrayList<>();
    LuaValue options = LuaValue.NIL;
    if (HostTables.plain(Args.at(args, 1)) instanceof LuaTable list) {
      options = HostTables.plain(Args.at(args, 2));
      int length = list.rawlen();
      refuseOtherKeys(list, length);
      for (int i = 1; i <= length; i++) {
        entries.add(Entry.of(list.rawget(i), 1, starter));
      }
    } else {
      for (int i = 1; i <= args.narg(); i++) {
        entries.add(Entry.of(args.arg(i), i, starter));
      }
    }
    Gather gather = new Gather(context, entries, concurrency(options), failFast(options));
    gather.startMore();
    return gather;
  }

  private static void refuseOtherKeys(LuaTable list, int length) {
    for (LuaValue key : list.keys()) {
      if (key instanceof LuaInteger index && index.v >= 1 && index.v <= length) {
        continue;
      }
      String name = key.tojstring();
      throw Args.refuse(
          1,
          OPTIONS.contains(name)
              ? name + " belongs in a second table: gather(list, {" + name + "=})"
              : "a list expected, got a table with the key " + name);
    }
  }

  private static long concurrency(LuaValue options) {
    if (options.isnil()) {
      return Long.MAX_VALUE;
    }
    LuaTable table = Args.table(options, 2);
    for (LuaValue key : table.keys()) {
      String name = LuaStrings.text(Args.string(key, 2));
      if (!OPTIONS.contains(name)) {
        throw Args.refuse(2, "unknown option '" + name + "'" + Nearest.hint(name, OPTIONS));
      }
    }
    LuaValue most = table.rawget(LuaStrings.of("concurrency"));
    double concurrency = most.isnil() ? Long.MAX_VALUE : Args.number(most, 2);
    if (!(concurrency >= 1)) {
      throw Args.refuse(2, "concurrency must be at least 1, got " + LuaNumbers.text(concurrency));
    }
    return (long) concurrency;
  }

  private static boolean failFast(LuaValue options) {
    return options instanceof LuaTable table
        && table.rawget(LuaStrings.of("fail_fast")).toboolean();
  }

  /** A task may end while it is being begun: then the outer call goes on, and this one has nothing left. */
  private void startMore() {
    if (starting) {
      return;
    }
    starting = true;
    while (!over && running < concurrency && next < results.length) {
      start(next++);
    }
    starting = false;
    if (!over && running == 0 && next == results.length) {
      end();
    }
  }

  private void start(int index) {
    Wait wait;
    try {
      wait = entries.get(index).begin(context.events());
    } catch (LuaError e) { // What cannot even begin has failed, as one of many.
      failed(index, e);
      return;
    }
    running++;
    wait.whenDone(() -> ended(index, wait));
  }

  private void ended(int index, Wait wait) {
    running--;
    if (over) {
      return;
    }
    try {
      results[index] = wait.result().arg1();
    } catch (Exception
        | Error e) { // Whatever it is, it is the task's; an uncatchable one is thrown on.
      failed(index, e);
    }
    startMore();
  }

  private void failed(int index, Throwable error) {
    results[index] = ErrorKind.asError(context.errorValue(error));
    if (failFast) {
      failure = error;
      entries.forEach(Entry::abort);
      end();
    }
  }

  private void end() {
    over = true;
    done();
  }

  @Override
  public boolean isDone() {
    return over;
  }

  @Override
  protected List<Wait> needs() {
    List<Wait> begun = new ArrayList<>(running);
    for (Entry entry : entries) {
      if (entry.wait != null) {
        begun.add(entry.wait);
      }
    }
    return begun;
  }

  @Override
  public Varargs result() {
    if (failure != null) {
      throw Thrown.on(failure);
    }
    Table list = new Table(results.length, 0);
    for (int i = 0; i < results.length; i++) {
      list.rawset(i + 1, results[i]);
    }
    return list.as(Table.Kind.ARRAY, inheriting(results.length));
  }

  /** What returned nothing leaves a gap, which {@code #} may take for the end: so the list has an {@code n} behind it. */
  private static Table inheriting(int length) {
    Table inherited = new Table();
    inherited.rawset(LuaStrings.of("n"), LuaInteger.valueOf(length));
    Table metatable = new Table();
    metatable.rawset(LuaValue.INDEX, inherited);
    return metatable;
  }

  /** Aborts what was begun here; tasks that the script began go on. */
  @Override
  public void abandon() {
    over = true;
    entries.forEach(Entry::giveUp);
  }

  /** One of the many. */
  private static final class Entry {
    private final Supplier<ScriptTask> starter;
    private final boolean isGiven;

    // Mutable state
    private @Nullable ScriptTask task;
    private @Nullable Wait wait;

    private Entry(Supplier<ScriptTask> starter, boolean isGiven) {
      this.starter = starter;
      this.isGiven = isGiven;
    }

    static Entry of(LuaValue value, int index, Starter starter) {
      return ScriptTask.TYPE.describes(value)
          ? new Entry(() -> ScriptTask.TYPE.check(value, index), true)
          : new Entry(starter.of(value, index), false);
    }

    /** What to wait for. A task that the script began may wait for this very gathering, as it might for an await. */
    Wait begin(EventLoop events) {
      ScriptTask begun = starter.get();
      Wait end = isGiven ? new TimedWait(events, begun, null) : begun;
      task = begun;
      wait = end;
      return end;
    }

    void abort() {
      if (task != null) {
        task.cancel();
      }
    }

    void giveUp() {
      if (!isGiven) {
        abort();
      } else if (wait != null) {
        wait.abandon();
      }
    }
  }
}
