package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.NumberOutput;
import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.Real;
import java.io.IOException;
import java.math.BigDecimal;
import org.luaj.vm2.LuaValue;

/** Numbers of a document, none of whose digits are lost. */
final class NumberReader {
  /** So many decimal digits come back unchanged from any double of ordinary size. */
  private static final int SAFE_DIGITS = 15;

  private static final double SMALLEST_ORDINARY = 1e-300;

  private final DocumentParser parser;

  NumberReader(DocumentParser parser) {
    this.parser = parser;
  }

  LuaValue integer() throws IOException {
    if (parser.isSmallInteger()) {
      return parser.smallInteger();
    }
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? ExactNumber.of(parser.getBigIntegerValue())
        : ExactNumber.of(parser.getLongValue());
  }

  LuaValue decimal() throws IOException {
    double value = parser.getDoubleValue();
    return isKept(value) || isShortestTextOf(value) ? Real.of(value) : ExactNumber.of(exact());
  }

  /** Whether the text is so short, or so much zero, that {@code value} surely says the same. */
  private boolean isKept(double value) throws IOException {
    double magnitude = Math.abs(value);
    if (magnitude > SMALLEST_ORDINARY && magnitude < Double.POSITIVE_INFINITY) {
      return parser.getTextLength() <= SAFE_DIGITS || digits() <= SAFE_DIGITS;
    }
    return digits() == 0;
  }

  /** Saves most decimals of 16 and 17 digits, which come from doubles, the way over exact arithmetic. */
  private boolean isShortestTextOf(double value) throws IOException {
    String shortest = NumberOutput.toString(value, true);
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int length = parser.getTextLength();
    for (int i = 0; i < length; i++) {
      if (i == shortest.length() || text[offset + i] != shortest.charAt(i)) {
        return false;
      }
    }
    return length == shortest.length();
  }

  private BigDecimal exact() throws IOException {
    try {
      return new BigDecimal(
          parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    } catch (NumberFormatException e) {
      throw new JsonParseException(
          parser, "the exponent of " + parser.getText() + " is out of range", e);
    }
  }

  /** Digits before an exponent, from the first that is not zero. */
  private int digits() throws IOException {
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int to = from + parser.getTextLength();
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c == 'e' || c == 'E') {
        break;
      }
      if (c >= '0' && c <= '9' && (digits > 0 || c != '0')) {
        digits++;
      }
    }
    return digits;
  }
}
