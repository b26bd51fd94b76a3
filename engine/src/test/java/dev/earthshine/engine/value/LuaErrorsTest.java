package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

final class LuaErrorsTest {
  @Test
  void aRaisedValueIsItself() {
    LuaValue value = new Table();
    assertThat(value(RaisedError.of(value))).isSameAs(value);
  }

  @Test
  void bytesOfAMessageStayAsTheyAre() {
    byte[] bytes = {(byte) 0xff, 'x'};
    assertThat(value(RaisedError.here(LuaStrings.ofBytes(bytes))))
        .isEqualTo(LuaStrings.ofBytes(bytes));
  }

  @Test
  void theExceptionWithinAnInterpretersErrorIsTheOneThatCounts() {
    IllegalStateException thrown = new IllegalStateException("host");
    assertThat(value(new LuaError(thrown)).touserdata()).isSameAs(thrown);
  }

  @Test
  void positionsLoseTheirMarkAndGainTheirColon() {
    assertThat(LuaErrors.positioned("@dir/a.lua:3 oops")).isEqualTo("dir/a.lua:3: oops");
    assertThat(LuaErrors.positioned("=stdin:3 oops")).isEqualTo("stdin:3: oops");
    assertThat(LuaErrors.positioned("a.lua:3: oops")).isEqualTo("a.lua:3: oops");
    assertThat(LuaErrors.positioned("no position")).isEqualTo("no position");
  }

  @Test
  void theEndOfAnEvaluationIsNotCaught() {
    Uncatchable end = new Uncatchable("interrupted");
    assertThatThrownBy(() -> value(end)).isSameAs(end);
  }

  @Test
  void stringsCompareByUnsignedBytes() {
    assertThat(LuaStrings.compare(LuaStrings.of("é"), LuaStrings.of("z"))).isPositive();
    assertThat(LuaStrings.compare(LuaStrings.of("ab"), LuaStrings.of("abc"))).isNegative();
    assertThat(LuaStrings.concat(LuaStrings.of("é"), LuaStrings.of("z")))
        .isEqualTo(LuaStrings.of("éz"));
  }

  private static LuaValue value(Throwable thrown) {
    return LuaErrors.value(thrown, LuaValue::userdataOf);
  }
}
