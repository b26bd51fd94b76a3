package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.ZERO;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code collectgarbage}. The JVM collects by itself, and a collection stops the whole host; only a weak table shows
 * whether there has been one. So a collection is carried out on request where the state has had a weak table, as long as
 * these take no more than a tenth of the time; all else is answered as by a collector that has just finished.
 */
final class Collector {
  private static final LuaString COLLECT = LuaStrings.of("collect");

  /** So many nanoseconds of collecting are free, and come back in ten times as many. */
  private static final long ALLOWANCE = 10_000_000_000L;

  private static final long SHARE = 10;

  private static final int MAX_USERS = 32;

  /** The first tables that got a metatable. */
  private final List<WeakReference<Table>> users = new ArrayList<>();
  // Mutable state
  private boolean running = true;
  private boolean weakTables;
  private long spent;
  private long lastCollection;
  private long pause = 200;
  private long stepMultiplier = 200;
  private long majorIncrement = 200;

  /** Notes that {@code table} got a metatable. */
  void watch(LuaTable table) {
    if (weakTables || !(table instanceof Table known)) {
      return;
    }
    weakTables = known.isWeak();
    if (users.size() < MAX_USERS) {
      users.add(new WeakReference<>(known));
    }
  }

  private boolean hasWeakTables() {
    if (!weakTables) {
      // A metatable may have got its mode after it was set.
      for (WeakReference<Table> user : users) {
        Table table = user.get();
        weakTables |= table != null && table.isWeak();
      }
    }
    return weakTables;
  }

  private Varargs collectgarbage(Varargs args) {
    String option = LuaStrings.text(Args.optString(Args.at(args, 1), 1, COLLECT));
    long argument = Args.optInteger(Args.at(args, 2), 2, 0);
    return switch (option) {
      case "collect" -> {
        collect();
        yield ZERO;
      }
      case "generational", "incremental" -> ZERO;
      case "stop", "restart" -> {
        running = option.equals("restart");
        yield ZERO;
      }
      case "count" -> count();
      case "step" -> LuaValue.TRUE;
      case "isrunning" -> LuaValue.valueOf(running);
      case "setpause" -> {
        long previous = pause;
        pause = argument;
        yield LuaNumbers.of(previous);
      }
      case "setstepmul" -> {
        long previous = stepMultiplier;
        stepMultiplier = argument;
        yield LuaNumbers.of(previous);
      }
      case "setmajorinc" -> {
        long previous = majorIncrement;
        majorIncrement = argument;
        yield LuaNumbers.of(previous);
      }
      default -> throw Args.refuse(1, "invalid option '" + option + "'");
    };
  }

  private void collect() {
    if (!hasWeakTables()) {
      return;
    }
    long begin = System.nanoTime();
    spent = Math.max(0, spent - (begin - lastCollection) / SHARE);
    if (spent < ALLOWANCE) {
      System.gc();
      lastCollection = System.nanoTime();
      spent += lastCollection - begin;
    }
  }

  /** The heap in use, in KiB, and its rest in bytes. */
  private static Varargs count() {
    Runtime runtime = Runtime.getRuntime();
    long bytes = runtime.totalMemory() - runtime.freeMemory();
    return LuaValue.varargsOf(LuaNumbers.of(bytes / 1024.0), LuaNumbers.of(bytes % 1024));
  }

  void addTo(Table globals) {
    Library.add(globals, JavaFunction.of("collectgarbage", this::collectgarbage));
  }
}
