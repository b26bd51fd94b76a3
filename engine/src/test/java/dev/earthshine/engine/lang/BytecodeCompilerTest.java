package dev.earthshine.engine.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earthshine.engine.lang.runtime.Coroutine;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Machine;
import dev.earthshine.engine.lang.runtime.ResumableFunction;
import dev.earthshine.engine.lang.runtime.Suspension;
import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Real;
import dev.earthshine.engine.value.Table;
import dev.earthshine.engine.value.Uncatchable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

class BytecodeCompilerTest {
  private final LuaRuntime runtime = new LuaRuntime();
  private final Table globals = new Table();

  private static Chunk compile(String source) {
    return new BytecodeCompiler().compile(LuaStrings.of(source), "test.lua");
  }

  private LuaFunction function(String source) {
    return compile(source).instantiate(runtime, globals);
  }

  private void define(String name, LuaValue value) {
    globals.rawset(LuaStrings.of(name), value);
  }

  @Test
  void reportsWhereTheSourceIsNotLua() {
    LuaSyntaxError error =
        catchThrowableOfType(LuaSyntaxError.class, () -> compile("x = 1\n  y = )"));
    assertThat(error.positioned()).isEqualTo("test.lua:2: unexpected symbol near ')'");
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(7);
  }

  @Test
  void sharesAChunkBetweenStates() {
    Chunk chunk = compile("n = (n or 0) + 1 return n");
    LuaFunction first = chunk.instantiate(runtime, globals);
    LuaFunction second = chunk.instantiate(new LuaRuntime(), new Table());
    first.call();
    assertThat(first.call().toint()).isEqualTo(2);
    assertThat(second.call().toint()).isEqualTo(1);
  }

  @Test
  void showsLuaLinesInJavaTraces() {
    LuaFunction main = function("local function inner()\n  local x = nil + 1\nend\ninner()");
    LuaError error = catchThrowableOfType(LuaError.class, main::call);
    assertThat(error.getStackTrace()).anySatisfy(element -> {
      assertThat(element.getFileName()).isEqualTo("test.lua");
      assertThat(element.getLineNumber()).isEqualTo(2);
      assertThat(element.getClassName()).endsWith("$inner");
    });
  }

  @Test
  void pollsTheSafepointInLoopsAndInRecursion() {
    runtime.onSafepoint(() -> {
      throw new Uncatchable("enough");
    });
    for (String source : List.of(
        "while true do end",
        "for i = 1, math_huge do end",
        "repeat until false",
        "::top:: goto top",
        "local function f(n) return n < 2 and n or f(n - 1) + f(n - 2) end f(100)")) {
      define("math_huge", new Real(Double.POSITIVE_INFINITY));
      LuaFunction main = function(source);
      assertThatThrownBy(main::call).as(source).isInstanceOf(Uncatchable.class);
    }
  }

  @Test
  void recursesDeeplyOnAThreadWithASmallStack() throws Exception {
    LuaFunction main = function(
        "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(180000)");
    FutureTask<LuaValue> task = new FutureTask<>(main::call);
    new Thread(null, task, "small stack", 1024 * 1024).start();
    assertThat(task.get().toint()).isEqualTo(180_000);
  }

  @Test
  void runsAnEndlessChainOfOperatorsOnAThreadWithASmallStack() throws Exception {
    LuaFunction main = function("local x = ... return " + "x + 1 - ".repeat(10_000) + "x");
    FutureTask<LuaValue> task = new FutureTask<>(() -> main.call(LuaValue.ONE));
    new Thread(null, task, "small stack", 1024 * 1024).start();
    assertThat(task.get().toint()).isEqualTo(1);
  }

  @Test
  void callsJavaFunctionsAndIsCalledByThem() {
    define("twice", JavaFunction.of2("twice", (f, x) -> f.call(f.call(x))));
    assertThat(function("return twice(function(x) return x * 3 end, 7)").call().toint())
        .isEqualTo(63);
    Varargs results = function("return ...").invoke(LuaValue.varargsOf(LuaValue.ONE, LuaValue.NIL));
    assertThat(results.narg()).isEqualTo(2);
  }

  @Test
  void takesNothingReturnedForNil() {
    define("nothing", JavaFunction.of("nothing", args -> LuaValue.NONE));
    define("none", JavaFunction.of1("none", x -> LuaValue.NONE));
    assertThat(function(
                "local function f() end return f() == nil and nothing() == nil and none(1) == nil")
            .call())
        .isEqualTo(LuaValue.TRUE);
  }

  @Test
  void comparesExactNumbersExactly() {
    define("a", ExactNumber.of(9007199254740993L));
    define("b", ExactNumber.of(9007199254740995L));
    define("c", new Real(9007199254740992.0));
    assertThat(function(
                "return a < b and not (b < a) and c < a and not (a <= c) and a ~= c and a <= a")
            .call())
        .isEqualTo(LuaValue.TRUE);
  }

  @Test
  void collectsChunksThatNobodyUses() {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LuaFunction main = function("local function f() return " + i + " end return f()");
      main.call();
      loaders.add(new WeakReference<>(main.getClass().getClassLoader()));
    }
    for (int i = 0; i < 50 && loaders.stream().allMatch(l -> l.get() != null); i++) {
      System.gc();
    }
    assertThat(loaders).anyMatch(loader -> loader.get() == null);
  }

  @Test
  void parksACoroutineUntilJavaWakesIt() {
    define("wait", new ResumableFunction(runtime, "wait") {
      @Override
      protected Varargs start(Machine machine, Varargs arguments) {
        return Coroutine.park(machine);
      }
    });
    LuaFunction body = function("local a = wait() + 1 local b = wait() return a, b, ...");
    Coroutine coroutine = new Coroutine(runtime, body);
    assertThat(coroutine.resume(LuaInteger.valueOf(3))).isSameAs(Suspension.PENDING);
    assertThat(coroutine.isParked()).isTrue();
    assertThatThrownBy(() -> coroutine.resume(LuaValue.NONE))
        .hasMessage("cannot resume non-suspended coroutine");
    assertThat(coroutine.wake(LuaInteger.valueOf(41))).isSameAs(Suspension.PENDING);
    Varargs results = coroutine.wake(LuaStrings.of("woken"));
    assertThat(results.arg1().toint()).isEqualTo(42);
    assertThat(results.arg(2)).isEqualTo(LuaStrings.of("woken"));
    assertThat(results.arg(3).toint()).isEqualTo(3);
    assertThat(coroutine.status()).isEqualTo(Coroutine.Status.DEAD);
  }

  @Test
  void needsNoThreadsForCoroutines() {
    define("create", JavaFunction.of1("create", f -> new Coroutine(runtime, f.checkfunction())));
    define(
        "resume",
        JavaFunction.of1("resume", c -> ((Coroutine) c).resume(LuaValue.NONE).arg1()));
    define("yield", new ResumableFunction(runtime, "yield") {
      @Override
      protected Varargs start(Machine machine, Varargs arguments) {
        return Coroutine.giveUp(machine, arguments);
      }
    });
    int threads = Thread.activeCount();
    LuaValue sum = function("local all, sum = {}, 0 "
            + "for i = 1, 100000 do all[i] = create(function() yield(i) return 1 end) sum = sum + resume(all[i]) end "
            + "for i = 1, 100000 do sum = sum + resume(all[i]) end return sum")
        .call();
    assertThat(sum.todouble()).isEqualTo(100_000 * 100_001.0 / 2 + 100_000);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
  }
}
