package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaCallable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.script.Bindings;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.junit.jupiter.api.Test;

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
  void aBusyStateRefusesAnotherThread() throws Exception {
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
    CompletableFuture<Object> evaluation =
        CompletableFuture.supplyAsync(() -> eval("wait() return 'done'"));
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
}
