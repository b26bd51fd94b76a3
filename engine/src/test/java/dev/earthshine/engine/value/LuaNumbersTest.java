package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;

final class LuaNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "42, 42",
    "-7, -7",
    "+5, 5",
    ".5, 0.5",
    "5., 5",
    "1e3, 1000",
    "1E-2, 0.01",
    "0x10, 16",
    "-0xA, -10",
    "0x.8, 0.5",
    "0x1p4, 16",
    "0xA.8P-1, 5.25",
    "123456789012345678901234567890, 1.2345678901234568e29",
    "0xffffffffffffffffff, 4.722366482869645e21",
    "4.9e-324, 4.9e-324",
    "999999999999999999, 1e18"
  })
  void numeralsAreRead(String text, double expected) {
    assertThat(parse(text)).isEqualTo(LuaValue.valueOf(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "-", ".", "0x", "0x.", "1e", "1e+", "0x1p", "1 2", "1_0", "inf", "nan", "- 1",
        "--1", "1d", "1\0", "0b1"
      })
  void otherTextIsNoNumber(String text) {
    assertThat(parse(text)).isNull();
  }

  @Test
  void blanksAroundANumeralDoNotMatter() {
    assertThat(parse(" \t\n\013\f\r 12 \013")).isEqualTo(LuaValue.valueOf(12));
  }

  @Test
  void tooMuchIsInfinite() {
    assertThat(parse("1e400")).isEqualTo(LuaValue.valueOf(Double.POSITIVE_INFINITY));
  }

  @Test
  void negativeZeroIsKept() {
    assertThat(LuaNumbers.text(Objects.requireNonNull(parse("-0")))).isEqualTo(LuaStrings.of("-0"));
  }

  @Test
  void powFollowsC() {
    assertThat(LuaNumbers.pow(1, Double.NaN)).isEqualTo(1);
    assertThat(LuaNumbers.pow(-1, Double.NEGATIVE_INFINITY)).isEqualTo(1);
    assertThat(LuaNumbers.pow(2, 0.5)).isEqualTo(Math.sqrt(2));
  }

  private static @Nullable LuaValue parse(String text) {
    return LuaNumbers.parse(LuaStrings.of(text));
  }
}
