package dev.earthshine.engine.lib;

import static dev.earthshine.engine.lib.FakeHost.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.Uncatchable;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

final class ProtectedCallsTest {
  private final FakeHost host = new FakeHost();

  @Test
  void whatEndsTheEvaluationPassesThrough() {
    Uncatchable end = new Uncatchable("deadline");
    assertThatThrownBy(() -> host.call("pcall", throwing(end))).isSameAs(end);
    assertThatThrownBy(() -> host.call("xpcall", throwing(end), host.function("type")))
        .isSameAs(end);
    assertThatThrownBy(() -> host.call("load", throwing(end))).isSameAs(end);
  }

  @Test
  void aJavaExceptionIsCaughtAsAnObject() {
    IllegalStateException thrown = new IllegalStateException("host");
    Varargs results = host.call("pcall", throwing(thrown));
    assertThat(results.arg1()).isEqualTo(LuaValue.FALSE);
    assertThat(results.arg(2).touserdata()).isSameAs(thrown);
  }

  @Test
  void anErrorOfHostCodeIsCaughtToo() {
    AssertionError thrown = new AssertionError("host");
    assertThat(host.call("pcall", throwing(thrown)).arg(2).touserdata()).isSameAs(thrown);
  }

  @Test
  void stackOverflowIsALuaError() {
    Varargs results = host.call("pcall", throwing(new StackOverflowError()));
    assertThat(results.arg(2)).isEqualTo(text("stack overflow"));
  }

  @Test
  void exhaustedMemoryIsALuaError() {
    Varargs results = host.call("pcall", throwing(new OutOfMemoryError()));
    assertThat(results.arg(2)).isEqualTo(text("not enough memory"));
  }

  @Test
  void aPositionOfTheInterpreterIsWrittenTheLuaWay() {
    Varargs results =
        host.call("pcall", throwing(new LuaError("@chunk.lua:12 attempt to index nil")));
    assertThat(results.arg(2)).isEqualTo(text("chunk.lua:12: attempt to index nil"));
  }

  @Test
  void aHandlerShowsTheTraceOfTheFailure() {
    host.frames.add(new LibraryHost.Frame("rule.lua", 7, "check"));
    host.frames.add(new LibraryHost.Frame("rule.lua", 12, null));
    Varargs results =
        host.call("xpcall", host.function("error"), host.function("debug.traceback"), text("m"));
    assertThat(results.arg(2)).isEqualTo(text("""
        m
        stack traceback:
        	rule.lua:7: in function 'check'
        	rule.lua:12: in main chunk"""));
  }

  private static JavaFunction throwing(Throwable thrown) {
    return JavaFunction.of("throwing", ignored -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    });
  }
}
