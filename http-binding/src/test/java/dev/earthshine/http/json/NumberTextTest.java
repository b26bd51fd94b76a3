package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberTextTest {
  private static String text(double number) {
    JsonText out = new JsonText();
    NumberText.add(number, out);
    return new String(out.toBytes(), US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0.0",
    "0.5, 0.5",
    "-0.5, -0.5",
    "12.05, 12.05",
    "0.0001, 0.0001",
    "-0.00012, -0.00012",
    "0.00001, 0.00001",
    "0.000001, 0.000001",
    "1.5e-7, 1.5E-7",
    "99999999999.9999, 99999999999.9999",
    "999999999999.9999, 999999999999.9999",
    "9007199254740993, 9007199254740992",
    "999999999999999872, 999999999999999900",
    "7226473.88673e11, 722647388673000000",
    "1e18, 1E18",
    "-1e21, -1E21",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "2.2250738585072014e-308, 2.2250738585072014E-308"
  })
  void isAsShortAsJavaScripts(double number, String expected) {
    assertThat(text(number)).isEqualTo(expected);
  }

  @Test
  void givesTheNumberBackInTheFewestDigits() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      double number = switch (i % 4) {
        case 0 -> Double.longBitsToDouble(random.nextLong());
        case 1 -> random.nextInt(1_000_000) / 1e4;
        case 2 -> (random.nextLong() >> 14) / 1e4;
        default -> random.nextGaussian() * Math.pow(10, random.nextInt(24) - 8);
      };
      if (!Double.isFinite(number)) {
        continue;
      }
      String text = text(number);
      assertThat(Double.parseDouble(text)).isEqualTo(number);
      BigDecimal shortest = new BigDecimal(NumberOutput.toString(number, true));
      assertThat(new BigDecimal(text)).as(text).isEqualByComparingTo(shortest);
    }
  }
}
