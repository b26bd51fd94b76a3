package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earthshine.engine.value.Safepoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

/** Random documents, beside Jackson's tree model; {@code -Ddocuments=100000} for a long run. */
final class JsonFuzzTest {
  private static final JsonMapper TREES = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private static final String[] ESCAPES = {
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u0000",
    "\\u00e9",
    "\\u20AC",
    "\\ud83d\\ude00"
  };
  private static final String[] CHARACTERS = {"a", "Z", " ", "é", "€", "😀", "\u007f", "\u2028"};

  private final Random random = new Random(42);
  private final JsonDecoder decoder = new JsonDecoder(Safepoint.NONE);

  @Test
  void whatIsReadAndWrittenIsTheSameTree() throws IOException {
    int documents = Integer.getInteger("documents", 3000);
    for (int i = 0; i < documents; i++) {
      StringBuilder json = new StringBuilder();
      value(json, 1 + random.nextInt(5));
      LuaValue value = decoder.decode(json.toString().getBytes(UTF_8));
      JsonNode expected = TREES.readTree(json.toString());
      same(expected, JsonEncoder.compact().encode(value), json);
      same(expected, JsonEncoder.of(true, false).encode(value), json);
      same(expected, JsonEncoder.of(false, true).encode(value), json);
    }
  }

  private static void same(JsonNode expected, byte[] written, CharSequence json)
      throws IOException {
    assertThat(isSame(expected, TREES.readTree(written)))
        .as("%s came back as %s", json, new String(written, UTF_8))
        .isTrue();
  }

  /** Numbers are compared by value, since 1.0 may come back as 1. */
  private static boolean isSame(JsonNode left, JsonNode right) {
    if (left.isNumber()) {
      return right.isNumber() && decimal(left).compareTo(decimal(right)) == 0;
    }
    if (left.isArray()) {
      boolean same = right.isArray() && left.size() == right.size();
      for (int i = 0; same && i < left.size(); i++) {
        same = isSame(left.get(i), right.get(i));
      }
      return same;
    }
    if (left.isObject()) {
      boolean same = right.isObject() && left.size() == right.size();
      Iterator<Map.Entry<String, JsonNode>> fields = left.properties().iterator();
      while (same && fields.hasNext()) {
        Map.Entry<String, JsonNode> field = fields.next();
        same = right.has(field.getKey()) && isSame(field.getValue(), right.get(field.getKey()));
      }
      return same;
    }
    return left.equals(right);
  }

  private static BigDecimal decimal(JsonNode number) {
    return number.decimalValue();
  }

  private void value(StringBuilder out, int depth) {
    space(out);
    switch (random.nextInt(depth == 0 ? 5 : 9)) {
      case 0 -> out.append(random.nextBoolean());
      case 1 -> out.append("null");
      case 2, 3 -> number(out);
      case 4 -> string(out);
      case 5, 6 -> list(out, depth);
      default -> object(out, depth);
    }
    space(out);
  }

  private void list(StringBuilder out, int depth) {
    out.append('[');
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",");
      value(out, depth - 1);
    }
    space(out);
    out.append(']');
  }

  private void object(StringBuilder out, int depth) {
    out.append('{');
    int size = random.nextInt(random.nextInt(10) == 0 ? 30 : 6);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",");
      space(out);
      if (random.nextInt(4) == 0) {
        string(out);
      } else {
        out.append("\"key").append(random.nextInt(12)).append('"');
      }
      space(out);
      out.append(':');
      value(out, depth - 1);
    }
    space(out);
    out.append('}');
  }

  private void string(StringBuilder out) {
    out.append('"');
    int length = random.nextInt(random.nextInt(8) == 0 ? 100 : 12);
    for (int i = 0; i < length; i++) {
      String[] from = random.nextInt(12) == 0 ? ESCAPES : CHARACTERS;
      out.append(from[random.nextInt(random.nextBoolean() ? from.length : 3)]);
    }
    out.append('"');
  }

  private void number(StringBuilder out) {
    switch (random.nextInt(6)) {
      case 0 -> out.append(random.nextInt(1000) - 500);
      case 1 -> out.append(random.nextLong());
      case 2 -> out.append(random.nextInt(100_000) / 100.0);
      case 3 -> out.append(random.nextGaussian());
      case 4 -> digits(out.append(random.nextBoolean() ? "-" : "").append(1), 40);
      default -> {
        digits(out.append(7), 10);
        digits(out.append('.').append(random.nextInt(10)), 25);
        out.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(900) - 450);
      }
    }
  }

  private void digits(StringBuilder out, int most) {
    for (int i = random.nextInt(most); i > 0; i--) {
      out.append(random.nextInt(10));
    }
  }

  private void space(StringBuilder out) {
    if (random.nextInt(6) == 0) {
      out.append(" \n\t\r".charAt(random.nextInt(4)));
    }
  }
}
