package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaCallable;
import dev.earthshine.Policy;
import dev.earthshine.engine.state.Settings;
import dev.earthshine.engine.state.States;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

/** What escapes from an evaluation, and what must not stay behind. */
final class LifetimeTest {
  private final ScriptEngine engine = Earthshine.engine().build();

  /** Asks for collections until {@code reference} is cleared, for at most a few seconds. */
  private static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }

  @Test
  void anEscapedFunctionKeepsItsGlobals() throws ScriptException {
    LuaCallable function = escaped();
    assertThat(isCollected(new WeakReference<>(new Object()))).isTrue();
    assertThat(function.call()).isEqualTo(5);
  }

  private LuaCallable escaped() throws ScriptException {
    Bindings host = new SimpleBindings();
    host.put("x", 5);
    Object function = engine.eval("return function() return x end", host);
    return (LuaCallable) Objects.requireNonNull(function);
  }

  @Test
  void aHostsBindingsAreCollectedThoughTheyHoldThemselves() throws ScriptException {
    assertThat(isCollected(selfReferring())).isTrue();
  }

  private WeakReference<Bindings> selfReferring() throws ScriptException {
    Bindings host = new SimpleBindings();
    host.put("self", host);
    engine.eval("return self ~= nil", host);
    return new WeakReference<>(host);
  }

  @Test
  void aWaitingStateTakesTheCallsOfAnotherThreadBetweenItsEvents() throws Exception {
    engine.put("callOften", (LuaCallable) arguments -> {
      LuaCallable function = (LuaCallable) Objects.requireNonNull(arguments[0]);
      new Thread(() -> {
            for (int i = 0; i < 100; i++) {
              function.call();
            }
          })
          .start();
      return null;
    });
    assertThat(engine.eval("""
        local async = require("async")
        local calls = 0
        local tick = async.spawn_interval(function() end, 0)
        async.spawn(callOften, function()
          calls = calls + 1
          if calls == 100 then tick:abort() end
        end)
        pcall(tick.await, tick)
        return calls
        """)).isEqualTo(100);
  }

  @Test
  void aBusyStateRefusesAnotherThread() throws Exception {
    assertThatABusyOneRefuses("wait() return 'done'");
  }

  @Test
  void aStateThatIsHeldUpInAnEventRefusesAnotherThread() throws Exception {
    assertThatABusyOneRefuses("require('async').spawn(wait):await() return 'done'");
  }

  /** @param script calls a global function that waits until the other thread has been refused */
  private void assertThatABusyOneRefuses(String script) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    engine.put("wait", (LuaCallable) arguments -> {
      inside.countDown();
      try {
        leave.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return null;
    });
    LuaCallable function =
        (LuaCallable) Objects.requireNonNull(engine.eval("return function() return 1 end"));
    CompletableFuture<Object> evaluation = CompletableFuture.supplyAsync(() -> eval(script));
    inside.await();
    try {
      assertThatThrownBy(function::call).hasMessageContaining("state busy");
    } finally {
      leave.countDown();
    }
    assertThat(evaluation.get()).isEqualTo("done");
  }

  private Object eval(String script) {
    try {
      return Objects.requireNonNull(engine.eval(script));
    } catch (ScriptException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void closingAnIdleEngineLeavesItUsable() throws Exception {
    ((AutoCloseable) engine).close();
    ((AutoCloseable) engine).close();
    assertThat(engine.eval("return 1")).isEqualTo(1);
  }

  @Test
  void twoThreadsMeetTheSameBindingsOfAFreshEngine() throws Exception {
    for (int round = 0; round < 200; round++) {
      ScriptEngine fresh = Earthshine.engine().build();
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      for (String name : List.of("a", "b")) {
        Thread thread = new Thread(() -> put(fresh, start, name));
        thread.start();
        threads.add(thread);
      }
      start.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(fresh.eval("return a + b")).isEqualTo(2);
    }
  }

  private static void put(ScriptEngine engine, CountDownLatch start, String name) {
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    engine.put(name, 1);
  }

  /** A module whose one function begins a task that only an abort ends. */
  private static final class Endless implements LuaModule {
    static final AtomicInteger ABORTED = new AtomicInteger();

    @Override
    public String name() {
      return "test.endless";
    }

    @Override
    public LuaValue open(ModuleContext context) {
      return JavaFunction.of0("endless", () -> {
        context.events().begin(ABORTED::incrementAndGet);
        return LuaValue.NIL;
      });
    }
  }

  private static EarthshineScriptEngine engineWithEndlessTasks() {
    Settings settings = new Settings(
        Policy.standard(),
        System::getenv,
        Shared.ofThisLoader().compiler(),
        () -> List.of(new Endless()));
    return new EarthshineScriptEngine(new EarthshineScriptEngineFactory(), settings, new States());
  }

  @Test
  void closingAnEngineEndsAnEvaluationThatIsBusyBesideItsTasks() throws Exception {
    EarthshineScriptEngine endless = engineWithEndlessTasks();
    CountDownLatch begun = new CountDownLatch(1);
    endless.put("begun", (Runnable) begun::countDown);
    FutureTask<Object> evaluation = new FutureTask<>(
        () -> endless.eval("require('test.endless')() begun() while true do pcall(begun) end"));
    new Thread(evaluation).start();
    begun.await();
    endless.close();
    assertThatThrownBy(evaluation::get).hasRootCauseInstanceOf(CancellationException.class);
  }

  @Test
  void whatBeginsWhileAnErrorIsToldEndsWithItsEvaluation() throws Exception {
    assertThatThrownBy(() -> engine.eval("""
        local async = require("async")
        error(setmetatable({}, { __tostring = function()
          async.spawn_interval(print, 1000000)
          return "told"
        end }))
        """)).hasMessageContaining("told");
    assertThat(engine.eval("return 1")).isEqualTo(1);
  }

  @Test
  void closingAnEngineAbortsItsEvaluationsWithAnyBindings() throws Exception {
    EarthshineScriptEngine endless = engineWithEndlessTasks();
    int before = Endless.ABORTED.get();
    CountDownLatch begun = new CountDownLatch(2);
    List<FutureTask<Object>> evaluations = new ArrayList<>();
    for (Bindings bindings : List.of(new SimpleBindings(), endless.createBindings())) {
      bindings.put("begun", (Runnable) begun::countDown);
      FutureTask<Object> evaluation =
          new FutureTask<>(() -> endless.eval("require('test.endless')() begun()", bindings));
      new Thread(evaluation).start();
      evaluations.add(evaluation);
    }
    begun.await();
    ((AutoCloseable) Earthshine.engine().build()).close();
    assertThat(evaluations).noneMatch(Future::isDone);
    endless.close();
    for (FutureTask<Object> evaluation : evaluations) {
      assertThatThrownBy(evaluation::get)
          .cause()
          .isInstanceOf(ScriptException.class)
          .hasCauseInstanceOf(CancellationException.class);
    }
    assertThat(Endless.ABORTED.get() - before).isEqualTo(2);
    assertThat(endless.eval("return 1")).isEqualTo(1);
  }

  @Test
  void anInterruptEndsTheWaitForTasks() throws Exception {
    EarthshineScriptEngine endless = engineWithEndlessTasks();
    CountDownLatch begun = new CountDownLatch(1);
    endless.put("begun", (Runnable) begun::countDown);
    AtomicBoolean flag = new AtomicBoolean();
    FutureTask<Object> evaluation = new FutureTask<>(() -> {
      try {
        return endless.eval("require('test.endless')() begun()");
      } finally {
        flag.set(Thread.currentThread().isInterrupted());
      }
    });
    Thread script = new Thread(evaluation);
    script.start();
    begun.await();
    script.interrupt();
    assertThatThrownBy(evaluation::get)
        .cause()
        .isInstanceOf(ScriptException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(flag).isTrue();
  }

  @Test
  void aDroppedEngineIsCollected() throws ScriptException {
    assertThat(isCollected(usedEngine())).isTrue();
  }

  private static WeakReference<ScriptEngine> usedEngine() throws ScriptException {
    ScriptEngine used = Earthshine.engine().build();
    used.eval(
        "function f() return 1 end  t = {1}  local c = coroutine.wrap(function() coroutine.yield() end) c()");
    used.eval("function g() return 1 end", new SimpleBindings());
    return new WeakReference<>(used);
  }

  @Test
  void aHostsBindingsAreCollectedWithTheFunctionsAndTablesOfTheirState() throws ScriptException {
    assertThat(isCollected(bindingsWithState())).isTrue();
  }

  private WeakReference<Bindings> bindingsWithState() throws ScriptException {
    Bindings host = new SimpleBindings();
    engine.eval("function f() return t end  t = {f}  string.extra = f", host);
    engine.eval("return f()[1]() == t", host);
    return new WeakReference<>(host);
  }

  @Test
  void aTableThatReachesItsBindingsDoesNotKeepThem() throws ScriptException {
    assertThat(isCollected(bindingsInATable())).isTrue();
  }

  private WeakReference<Bindings> bindingsInATable() throws ScriptException {
    Bindings host = new SimpleBindings();
    host.put("self", host);
    assertThat(engine.eval("local mine = {self} return mine", host)).isNotNull();
    return new WeakReference<>(host);
  }

  @Test
  void aTableIsTheSameInTheNextEvaluation() throws ScriptException {
    Bindings host = new SimpleBindings();
    Object view = engine.eval("local t = {n = 1} return t", host);
    host.put("back", view);
    assertThat(engine.eval("back.n = 2 return type(back), getmetatable(back)", host))
        .isEqualTo(new Object[] {"table", null});
    assertThat(view).isEqualTo(Map.of("n", 2));
  }

  @Test
  void evaluationsLoadNoClassesOnceTheyAreWarm() throws ScriptException {
    CompiledScript script =
        ((Compilable) engine).compile("local s = string.format('%d', x) y = #s return y");
    evaluate(script, 5_000);
    long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    evaluate(script, 100_000);
    long loaded = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before;
    assertThat(loaded).isLessThan(50);
  }

  private static void evaluate(CompiledScript script, int times) throws ScriptException {
    for (int i = 0; i < times; i++) {
      Bindings bindings = new SimpleBindings();
      bindings.put("x", 12345);
      assertThat(script.eval(bindings)).isEqualTo(5);
    }
  }
}
