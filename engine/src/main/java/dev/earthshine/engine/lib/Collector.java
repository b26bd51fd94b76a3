package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.ZERO;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code collectgarbage}. The JVM collects by itself, and a collection would stop the whole host, so nothing is ever
 * collected on request: the options are answered as by a collector that has just finished.
 */
final class Collector {
  private static final LuaString COLLECT = LuaStrings.of("collect");

  // Mutable state
  private boolean running = true;
  private long pause = 200;
  private long stepMultiplier = 200;
  private long majorIncrement = 200;

  private Varargs collectgarbage(Varargs args) {
    String option = LuaStrings.text(Args.optString(Args.at(args, 1), 1, COLLECT));
    long argument = Args.optInteger(Args.at(args, 2), 2, 0);
    return switch (option) {
      case "collect", "generational", "incremental" -> ZERO;
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
