package dev.earthshine.http;

import dev.earthshine.engine.value.HostTables;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Param;
import dev.earthshine.http.message.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Reads the values of single options. */
final class OptionValues {
  private static final List<String> PHASES = List.of("connect", "read", "write", "pool", "total");

  private OptionValues() {}

  /**
   * A number of seconds for connect, read, write and pool each, or a table with some of them and {@code total}; false for no
   * limit.
   */
  static Timeouts timeouts(LuaValue value) {
    try {
      if (value.isnumber()) {
        return Timeouts.of(Timeouts.seconds("timeout", value.todouble()));
      }
      if (value == LuaValue.FALSE) {
        return Timeouts.of(null);
      }
      if (!(value instanceof LuaTable)) {
        throw HttpErrors.invalidOption(
            "timeout must be a number of seconds, a table or false, not " + Texts.shown(value));
      }
      requireKnown(value, "timeout", PHASES);
      Timeouts defaults = Timeouts.defaults();
      return new Timeouts(
          phase(value, "connect", defaults.connect()),
          phase(value, "read", defaults.read()),
          phase(value, "write", defaults.write()),
          phase(value, "pool", defaults.pool()),
          phase(value, "total", defaults.total()));
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
  }

  private static @Nullable Duration phase(LuaValue table, String name, @Nullable Duration otherwise)
      throws HttpFailure {
    LuaValue value = field(table, name);
    if (value.isnil()) {
      return otherwise;
    }
    if (value == LuaValue.FALSE) {
      return null;
    }
    if (!value.isnumber()) {
      throw HttpErrors.invalidOption(
          "timeout." + name + " must be a number of seconds or false, not " + Texts.shown(value));
    }
    return Timeouts.seconds("timeout." + name, value.todouble());
  }

  /** {@code "1.1"}, {@code "2"} or {@code "auto"}. */
  static ConnectionOptions.Version version(LuaValue value) {
    String text = Texts.of(value, "http_version");
    return switch (text) {
      case "1.1" -> ConnectionOptions.Version.HTTP_1_1;
      case "2" -> ConnectionOptions.Version.HTTP_2;
      case "auto" -> ConnectionOptions.Version.NEGOTIATED;
      default ->
        throw HttpErrors.invalidOption(
            "http_version must be \"1.1\", \"2\" or \"auto\", not '" + text + "'");
    };
  }

  /** Names and values as a Cookie header can carry them, RFC 6265 section 4.1.1. */
  static Map<String, String> cookies(LuaValue value) {
    Map<String, String> cookies = new LinkedHashMap<>();
    Texts.forEach(value, "cookies", (name, cookie) -> {
      String text = Texts.of(cookie, "cookie " + name);
      if (name.isEmpty() || contains(name, "=;, \t") || contains(text, "; \t,")) {
        throw HttpErrors.invalidOption(
            "cookie '" + name + "' has a separator in its name or value");
      }
      requireHeaderText(name + "=" + text);
      cookies.put(name, text);
    });
    return cookies;
  }

  private static void requireHeaderText(String value) {
    try {
      Headers unused = Headers.builder().add("Cookie", value).build();
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
  }

  private static boolean contains(String text, String any) {
    return text.chars().anyMatch(c -> any.indexOf(c) >= 0);
  }

  /** The parameters of a table, once for each value of a list. */
  static List<Param> params(LuaValue value) {
    List<Param> params = new ArrayList<>();
    Texts.forEach(
        value,
        "params",
        (name, values) -> Texts.listOf(values, "parameter " + name)
            .forEach(text -> params.add(new Param(name, text))));
    return List.copyOf(params);
  }

  /** True or false; null where nothing is said. */
  static @Nullable Boolean flag(LuaValue value, String option) {
    if (value.isnil()) {
      return null;
    }
    if (!value.isboolean()) {
      throw HttpErrors.invalidOption(option + " must be true or false, not " + Texts.shown(value));
    }
    return value.toboolean();
  }

  /** True or false; {@code otherwise} where nothing is said. */
  static boolean flag(LuaValue value, String option, boolean otherwise) {
    Boolean flag = flag(value, option);
    return flag == null ? otherwise : flag;
  }

  /** An integer from 0 to {@code max}. */
  static long integer(LuaValue value, String option, long max) {
    double number = value.isnumber() ? value.todouble() : Double.NaN;
    if (!(number >= 0 && number <= max && number == Math.rint(number))) {
      throw HttpErrors.invalidOption(
          option + " must be an integer from 0 to " + max + ", not " + Texts.shown(value));
    }
    return (long) number;
  }

  /** Refuses a table that has other fields than {@code known}. */
  static void requireKnown(LuaValue table, String option, List<String> known) {
    Texts.forEach(table, option, (name, field) -> {
      if (!known.contains(name)) {
        throw HttpErrors.unknown(option + " has no field '" + name + "'", name, known);
      }
    });
  }

  /** The field {@code name} of {@code table}; nil where there is none. */
  static LuaValue field(LuaValue table, String name) {
    return HostTables.plain(table.get(LuaStrings.of(name)));
  }
}
