package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.earthshine.LuaCallable;
import dev.earthshine.LuaScriptError;
import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Uncatchable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

@NullUnmarked
public class FunctionsTest {
  private final Lua lua = new Lua();
  private final Values values = lua.values;

  private LuaCallable callable(LuaValue function) {
    return (LuaCallable) values.toJava(function);
  }

  private static LuaValue failing(RaisedError error) {
    return JavaFunction.of("f", args -> {
      throw error;
    });
  }

  @Test
  void aFunctionIsACallableThatEntersItsState() {
    LuaCallable add = callable(lua.function(args -> (Integer) args[0] + (Integer) args[1]));
    assertThat(add.call(2, 3)).isEqualTo(5);
    assertThat(lua.entries).isEqualTo(1);
  }

  @Test
  void callablesOfOneFunctionAreEqualAndTheSameFunctionAgain() {
    LuaValue function = lua.function(args -> null);
    assertThat(callable(function))
        .isEqualTo(callable(function))
        .hasSameHashCodeAs(callable(function));
    assertThat(callable(function)).isNotEqualTo(callable(lua.function(args -> null)));
    assertThat(values.toLua(callable(function))).isSameAs(function);
  }

  @Test
  void functionsComeBackWithTheGlobalsTheyLeftWith() {
    LuaValue function = lua.function(args -> null);
    lua.anchor = "first";
    LuaCallable callable = callable(function);
    Runnable proxy = (Runnable) FunctionProxy.of(values, function, Runnable.class);
    lua.anchor = "second";
    callable.call();
    assertThat(lua.anchorOfEntry).isEqualTo("first");
    lua.anchorOfEntry = null;
    proxy.run();
    assertThat(lua.anchorOfEntry).isEqualTo("first");
    assertThat(callable).isEqualTo(callable(function));
    assertThat(proxy).isEqualTo(FunctionProxy.of(values, function, Runnable.class));
  }

  @Test
  void aCallableOfAHostIsAFunction() {
    LuaCallable host = args -> new Object[] {args.length, args[0]};
    LuaValue function = values.toLua(host);
    assertThat(function.isfunction()).isTrue();
    assertThat(function.invoke(LuaValue.ONE).narg()).isEqualTo(2);
    assertThat(function.call(LuaValue.ONE).toint()).isEqualTo(1);
    assertThat(values.toJava(function)).isSameAs(host);
  }

  @Test
  void aFunctionOfAnotherStateEntersThatState() {
    Lua other = new Lua();
    Object foreign = other.values.toJava(other.function(args -> "there"));
    LuaValue here = values.toLua(foreign);
    assertThat(here).isNotInstanceOf(JavaFunction.class);
    assertThat(values.toJava(here.call())).isEqualTo("there");
    assertThat(other.entries).isEqualTo(1);
  }

  @Test
  void aLuaErrorLeavesTheStateAsOneThatCanBeRead() {
    assertThatThrownBy(
            () -> callable(failing(RaisedError.of(LuaStrings.of("é")))).call())
        .isInstanceOf(LuaScriptError.class)
        .hasMessage("é");
    RaisedError table = RaisedError.of(lua.map("message", "no route", "code", 42));
    assertThatThrownBy(() -> callable(failing(table)).call())
        .hasMessage("no route")
        .isInstanceOfSatisfying(
            LuaScriptError.class,
            error -> assertThat(error.value()).asString().contains("code=42"));
    RaisedError kind = RaisedError.of(ErrorKind.DENIED.error("not allowed"));
    assertThatThrownBy(() -> callable(failing(kind)).call()).hasMessage("not allowed");
    assertThatThrownBy(() -> callable(failing(RaisedError.of(lua.map()))).call())
        .hasMessage("{}");
  }

  @Test
  void aTaskThatNobodyHandledLeavesTheStateAsItsError() {
    RaisedError first = RaisedError.of(lua.map("message", "no route"));
    assertThatThrownBy(
            () -> callable(throwing(new Uncatchable("table: 0x1", first))).call())
        .isInstanceOf(LuaScriptError.class)
        .hasMessage("no route");
  }

  @Test
  void anInterruptLeavesTheStateAsAnUncheckedExceptionWithTheFlagSet() {
    Uncatchable end = new Uncatchable("null", new InterruptedException());
    LuaCallable callable = callable(throwing(end));
    assertThatThrownBy(callable::call)
        .isInstanceOf(LuaScriptError.class)
        .hasMessage("interrupted")
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    Runnable runnable = (Runnable) FunctionProxy.of(values, throwing(end), Runnable.class);
    assertThatThrownBy(runnable::run).isInstanceOf(LuaScriptError.class).hasMessage("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    Callable<?> proxy = (Callable<?>) FunctionProxy.of(values, throwing(end), Callable.class);
    assertThatThrownBy(proxy::call).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptPassesThroughAnInnerCall() {
    Uncatchable end = new Uncatchable("interrupted", new InterruptedException());
    assertThat(catchThrowable(() -> lua.call(host, "run", throwing(end)))).isSameAs(end);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theTextOfAnErrorIsAskedBeforeTheStateIsLeft() {
    LuaValue function = failing(RaisedError.of(lua.map("message", "no route")));
    assertThatThrownBy(() -> callable(function).call()).hasMessage("no route");
    assertThat(lua.outermostEntries).isEqualTo(1);
  }

  private static LuaValue throwing(Error end) {
    return JavaFunction.of("f", args -> {
      throw end;
    });
  }

  @Test
  void anUncheckedExceptionLeavesACallableAsItself() {
    IllegalStateException original = new IllegalStateException("boom");
    LuaValue function = failing((RaisedError) values.failure(original));
    assertThat(catchThrowable(() -> callable(function).call())).isSameAs(original);
  }

  @Test
  void aCheckedExceptionIsTheCauseOfWhatLeavesACallable() {
    IOException original = new IOException("disk");
    LuaValue function = failing((RaisedError) values.failure(original));
    assertThatThrownBy(() -> callable(function).call())
        .isInstanceOf(LuaScriptError.class)
        .cause()
        .isSameAs(original);
  }

  public static final class Host {
    public int run(Runnable task) {
      task.run();
      return 1;
    }

    public String apply(Function<String, Integer> function, String text) {
      return function.apply(text) + "!";
    }

    public int combine(IntBinaryOperator operator) {
      return operator.applyAsInt(6, 7);
    }

    public boolean test(Predicate<String> predicate) {
      return predicate.test("x");
    }

    public Object supply(Supplier<?> supplier) {
      return supplier.get();
    }

    public Object call(Callable<?> callable) throws Exception {
      return callable.call();
    }

    public boolean tests(Predicate<Object> predicate) {
      return predicate.negate().or(x -> false).test("x");
    }

    public Object keep(Supplier<?> supplier) {
      return supplier;
    }

    public String greet(Greeter greeter) {
      return greeter.greetTwice("Ada");
    }
  }

  public interface Greeter {
    String greet(String name);

    default String greetTwice(String name) {
      return greet(name) + " " + greet(name);
    }
  }

  private final Host host = new Host();

  @Test
  void aFunctionIsAnyFunctionalInterface() {
    List<String> seen = new ArrayList<>();
    assertThat(lua.call(host, "run", lua.function(args -> seen.add("ran")))).isEqualTo(1);
    assertThat(seen).containsExactly("ran");
    assertThat(lua.call(host, "apply", lua.function(args -> ((String) args[0]).length()), "four"))
        .isEqualTo("4!");
    assertThat(
            lua.call(host, "combine", lua.function(args -> (Integer) args[0] * (Integer) args[1])))
        .isEqualTo(42);
    assertThat(lua.call(host, "supply", lua.function(args -> "made"))).isEqualTo("made");
  }

  @Test
  void aPredicateTakesLuaTruth() {
    assertThat(lua.call(host, "test", lua.function(args -> null))).isEqualTo(false);
    assertThat(lua.call(host, "test", lua.function(args -> 0))).isEqualTo(true);
  }

  @Test
  void defaultMethodsWork() {
    assertThat(lua.call(host, "tests", lua.function(args -> false))).isEqualTo(true);
    assertThat(lua.call(host, "greet", lua.function(args -> "Hi " + args[0])))
        .isEqualTo("Hi Ada Hi Ada");
  }

  @Test
  void aProxyHasTheIdentityOfItsFunctionAndInterface() {
    LuaValue function = lua.function(args -> 1);
    Object a = FunctionProxy.of(values, function, Runnable.class);
    Object b = FunctionProxy.of(values, function, Runnable.class);
    Object c = FunctionProxy.of(values, function, Supplier.class);
    assertThat(a).isEqualTo(b).hasSameHashCodeAs(b).isNotEqualTo(c).isNotEqualTo("a");
    assertThat(a.toString()).startsWith("Runnable function: ");
    assertThat(values.toLua(a)).isSameAs(function);
  }

  @Test
  void aWrongResultNamesTheInterface() {
    assertThatThrownBy(() -> lua.call(host, "combine", lua.function(args -> "seven")))
        .hasMessage("IntBinaryOperator.applyAsInt must return int, the function returned string");
  }

  @Test
  void aDeclaredExceptionLeavesAProxyAsItself() {
    IOException original = new IOException("disk");
    Callable<?> proxy = (Callable<?>)
        FunctionProxy.of(values, failing((RaisedError) values.failure(original)), Callable.class);
    assertThat(catchThrowable(proxy::call)).isSameAs(original);
    Runnable runnable = (Runnable)
        FunctionProxy.of(values, failing((RaisedError) values.failure(original)), Runnable.class);
    assertThatThrownBy(runnable::run).isInstanceOf(LuaScriptError.class).cause().isSameAs(original);
  }

  @Test
  void aLuaErrorCrossesJavaFramesUnchanged() {
    RaisedError error = RaisedError.of(lua.map("code", 42));
    assertThat(catchThrowable(() -> lua.call(host, "run", failing(error)))).isSameAs(error);
  }

  @Test
  void anExecutorGivesTheResultOfAFunction() throws Exception {
    var executor = Executors.newSingleThreadExecutor();
    try {
      LuaValue function = lua.function(args -> "done");
      Future<?> future = (Future<?>) lua.call(executor, "submit", function);
      assertThat(future.get()).isEqualTo("done");
      Future<?> failed = (Future<?>) lua.call(executor, "submit", failing(RaisedError.here("no")));
      assertThatThrownBy(failed::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("no");
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void aComparatorSortsAList() {
    List<Object> list = new ArrayList<>(List.of(1, 3, 2));
    lua.call(list, "sort", lua.function(args -> (Integer) args[1] - (Integer) args[0]));
    assertThat(list).containsExactly(3, 2, 1);
  }

  interface Two {
    void a();

    void b();
  }

  interface Narrower extends Function<String, Integer> {
    @Override
    Integer apply(String text);
  }

  @Test
  void findsTheOneAbstractMethod() {
    assertThat(SingleMethod.of(Comparator.class).getName()).isEqualTo("compare");
    assertThat(SingleMethod.of(Narrower.class).getReturnType()).isEqualTo(Integer.class);
    assertThat(SingleMethod.of(Two.class)).isNull();
    assertThat(SingleMethod.of(List.class)).isNull();
    assertThat(SingleMethod.of(String.class)).isNull();
  }
}
