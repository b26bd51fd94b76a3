package dev.earthshine.engine.async;

import com.google.auto.service.AutoService;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.spi.Gather;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import dev.earthshine.spi.ScriptTask;
import dev.earthshine.spi.Wait;
import java.time.Duration;
import java.util.List;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Makes {@code require("async")} work. This class is only public because it is necessary for Java to find it. */
@AutoService(LuaModule.class)
public final class AsyncModule implements LuaModule {
  @Override
  public String name() {
    return "async";
  }

  @Override
  public LuaValue open(ModuleContext context) {
    Table async = new Table(0, 8);
    List<JavaFunction> functions = List.of(
        JavaFunction.of("spawn", args -> spawn(context, args).wrap()),
        JavaFunction.of("spawn_task", args -> spawn(context, args).wrap()),
        ErrorKind.predicate(),
        JavaFunction.of2(
            "spawn_timeout", (fn, after) -> later(context, fn, after).wrap()),
        JavaFunction.of2(
            "spawn_interval", (fn, every) -> repeated(context, fn, every).wrap()),
        Wait.function("sleep", args -> new Sleep(context.events(), Args.seconds(at(args, 1), 1))),
        Wait.function("timeout", args -> limited(context, args)),
        Wait.function("gather", args -> gather(context, args)));
    functions.forEach(function -> async.rawset(LuaStrings.of(function.name()), function));
    return async;
  }

  private static ScriptTask spawn(ModuleContext context, Varargs args) {
    return new SpawnedTask(
        context, Args.callback(at(args, 1), 1), args.subargs(2), Duration.ZERO, null);
  }

  private static ScriptTask later(ModuleContext context, LuaValue function, LuaValue after) {
    return new SpawnedTask(
        context, Args.callback(function, 1), LuaValue.NONE, milliseconds(after), null);
  }

  private static ScriptTask repeated(ModuleContext context, LuaValue function, LuaValue every) {
    Duration interval = milliseconds(every);
    return new SpawnedTask(context, Args.callback(function, 1), LuaValue.NONE, interval, interval);
  }

  private static Duration milliseconds(LuaValue value) {
    double milliseconds = Args.number(value, 2);
    if (!(milliseconds >= 0)) {
      throw Args.refuse(
          2, "milliseconds must not be negative, got " + LuaNumbers.text(milliseconds));
    }
    return Args.seconds(LuaValue.valueOf(milliseconds / 1000), 2);
  }

  private static Wait limited(ModuleContext context, Varargs args) {
    Duration limit = Args.seconds(at(args, 1), 1);
    LuaFunction function = Args.callback(at(args, 2), 2);
    ScriptTask task = new SpawnedTask(context, function, args.subargs(3), Duration.ZERO, null);
    return new Limited(context.events(), task, limit);
  }

  private static Wait gather(ModuleContext context, Varargs args) {
    return Gather.of(context, args, (entry, index) -> {
      LuaFunction function = Args.callback(entry, index);
      return () -> new SpawnedTask(context, function, LuaValue.NONE, Duration.ZERO, null);
    });
  }

  private static LuaValue at(Varargs args, int index) {
    return Args.at(args, index);
  }
}
