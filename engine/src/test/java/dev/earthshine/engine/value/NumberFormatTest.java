package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberFormatTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "1e15, 1e+15",
    "1e14, 1e+14",
    "99999999999999, 99999999999999",
    "5e-324, 4.9406564584125e-324",
    "0.00001, 1e-05",
    "0.0001, 0.0001",
    "123456.789, 123456.789",
    "-0.0, -0",
    "Infinity, inf",
    "NaN, -nan"
  })
  void tostringWritesFourteenDigits(double value, String expected) {
    assertThat(LuaNumbers.text(value)).isEqualTo(expected);
  }

  @Test
  void tiesGoToEven() {
    assertThat(NumberFormat.fixed(0.5, 0, false)).isEqualTo("0");
    assertThat(NumberFormat.fixed(1.5, 0, false)).isEqualTo("2");
    assertThat(NumberFormat.fixed(2.5, 0, true)).isEqualTo("2.");
    assertThat(NumberFormat.fixed(1.005, 2, false)).isEqualTo("1.00");
    assertThat(NumberFormat.general(2.5, 1, false)).isEqualTo("2");
  }

  @Test
  void exponentsHaveTwoDigitsOrMore() {
    assertThat(NumberFormat.exponential(12345.678, 2, false)).isEqualTo("1.23e+04");
    assertThat(NumberFormat.exponential(1e-300, 0, true)).isEqualTo("1.e-300");
    assertThat(NumberFormat.exponential(0, 3, false)).isEqualTo("0.000e+00");
    assertThat(NumberFormat.exponential(9.9999, 2, false)).isEqualTo("1.00e+01");
  }

  @Test
  void hexadecimalShowsTheBits() {
    assertThat(NumberFormat.hexadecimal(1, -1, false)).isEqualTo("0x1p+0");
    assertThat(NumberFormat.hexadecimal(-0.15625, -1, false)).isEqualTo("-0x1.4p-3");
    assertThat(NumberFormat.hexadecimal(1.999, 1, false)).isEqualTo("0x2.0p+0");
    assertThat(NumberFormat.hexadecimal(Double.MIN_VALUE, -1, false))
        .isEqualTo("0x0.0000000000001p-1022");
  }

  @Test
  void everyRoundingIsThatOfTheExactValue() {
    forManyNumbers(value -> {
      BigDecimal exact = new BigDecimal(value);
      for (int digits = 1; digits <= 17; digits++) {
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        assertThat(new BigDecimal(NumberFormat.exponential(value, digits - 1, false)))
            .isEqualByComparingTo(rounded);
      }
      for (int places = 0; places <= 6; places++) {
        assertThat(NumberFormat.fixed(value, places, false))
            .isEqualTo(exact.setScale(places, RoundingMode.HALF_EVEN).toPlainString());
      }
    });
  }

  private static void forManyNumbers(DoubleConsumer check) {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 3000; i++) {
      double decimal = random.nextInt(1, 1_000_000_000) / Math.pow(10, random.nextInt(12));
      double any = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
      check.accept(decimal);
      if (any < 1e200 && any > 1e-200) {
        check.accept(any);
      }
    }
  }
}
