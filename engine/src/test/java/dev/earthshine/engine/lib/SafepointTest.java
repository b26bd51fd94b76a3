package dev.earthshine.engine.lib;

import static dev.earthshine.engine.lib.FakeHost.text;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.Table;
import dev.earthshine.engine.value.Uncatchable;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

final class SafepointTest {
  private final Uncatchable end = new Uncatchable("the script's time is over");

  private final FakeHost host = new FakeHost();

  SafepointTest() {
    host.safepoint = () -> {
      throw end;
    };
  }

  @Test
  void endsAPatternThatWouldMatchForHours() {
    LuaValue subject = text("a".repeat(5000));
    ends("string.match", subject, text(".-.-.-.-.-.-.-b"));
  }

  @Test
  void endsASearchThroughALongSubject() {
    ends("string.find", text("a".repeat(5000)), text("[b]"));
  }

  @Test
  void endsASort() {
    Table table = new Table();
    for (int i = 1; i <= 5000; i++) {
      table.rawset(i, LuaValue.valueOf((i * 7919) % 5000));
    }
    ends("table.sort", table);
  }

  @Test
  void endsAnInsertionThatMovesManyEntries() {
    Table table = new Table();
    for (int i = 1; i <= 5000; i++) {
      table.rawset(i, LuaValue.ONE);
    }
    ends("table.insert", table, LuaValue.ONE, LuaValue.ONE);
  }

  @Test
  void endsAChunkReaderThatNeverStops() {
    ends("load", JavaFunction.of("piece", args -> text("x")));
  }

  private void ends(String function, LuaValue... arguments) {
    assertThatThrownBy(() -> host.call(function, arguments)).isSameAs(end);
  }
}
