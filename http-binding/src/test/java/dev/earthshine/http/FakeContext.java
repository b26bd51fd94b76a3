package dev.earthshine.http;

import dev.earthshine.Policy;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.ModuleContext;
import dev.earthshine.spi.RunningCall;
import dev.earthshine.spi.Wait;
import dev.earthshine.spi.WaitForGraph;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A state whose events run, and whose alarms ring, when the test says so; its callbacks never wait. */
final class FakeContext implements ModuleContext, EventLoop {
  private final Deque<Runnable> posted = new ArrayDeque<>();
  private final Map<Runnable, Duration> alarms = new LinkedHashMap<>();
  private final WaitForGraph graph = new WaitForGraph(this);

  /** Runs what is posted, and what that posts. */
  void runEvents() {
    for (Runnable event = posted.poll(); event != null; event = posted.poll()) {
      event.run();
    }
  }

  /** How long each alarm was to wait. */
  List<Duration> pauses() {
    return List.copyOf(alarms.values());
  }

  /** Rings all alarms. */
  void ring() {
    posted.addAll(alarms.keySet());
    alarms.clear();
    runEvents();
  }

  @Override
  public void post(Runnable event) {
    posted.add(event);
  }

  @Override
  public Runnable schedule(Duration delay, Runnable event) {
    alarms.put(event, delay);
    return () -> alarms.remove(event);
  }

  @Override
  public RunningCall start(LuaFunction function, Varargs arguments, Completion completion) {
    completion.returned(function.invoke(arguments));
    return new EndedCall();
  }

  @Override
  public EventLoop events() {
    return this;
  }

  @Override
  public WaitForGraph graph() {
    return graph;
  }

  @Override
  public Policy policy() {
    return Policy.standard();
  }

  @Override
  public @Nullable String environment(String name) {
    return null;
  }

  @Override
  public boolean takes(LuaFunction function, int position) {
    return position == 1;
  }

  @Override
  public Safepoint safepoint() {
    return () -> {};
  }

  @Override
  public LuaValue errorValue(Throwable error) {
    throw new AssertionError(error);
  }

  @Override
  public void begin(Task task) {}

  @Override
  public void attach(Task task) {}

  @Override
  public void end(Task task) {}

  @Override
  public void fail(Task task, Throwable error) {
    throw new AssertionError(error);
  }

  @Override
  public void handled(Task task) {}

  @Override
  public void await(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      Runnable event = posted.poll();
      if (event == null) {
        throw new AssertionError("a wait that holds up the test");
      }
      event.run();
    }
  }

  private static final class EndedCall implements RunningCall {
    @Override
    public boolean isWaiting() {
      return false;
    }

    @Override
    public @Nullable Wait waitsFor() {
      return null;
    }

    @Override
    public void drop() {}
  }
}
