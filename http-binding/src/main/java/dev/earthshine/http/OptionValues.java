package dev.earthshine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Param;
import dev.earthshine.http.message.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Reads the values of single options. */
final class OptionValues {
  private static final List<String> PHASES = List.of("connect", "read", "write", "pool", "total");

  private OptionValues() {}

  /** A number of seconds for connect, read, write and pool each, or a table with some of them and {@code total}. */
  static Timeouts timeouts(LuaValue value) {
    try {
      if (value.isnumber()) {
        return Timeouts.of(Timeouts.seconds("timeout", value.todouble()));
      }
      if (!(value instanceof LuaTable)) {
        throw HttpErrors.invalidOption(
            "timeout must be a number of seconds or a table, not " + Texts.shown(value));
      }
      Texts.forEach(value, "timeout", (name, seconds) -> requirePhase(name));
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

  private static void requirePhase(String name) {
    if (!PHASES.contains(name)) {
      throw HttpErrors.unknown("timeout has no field '" + name + "'", name, PHASES);
    }
  }

  private static @Nullable Duration phase(LuaValue table, String name, @Nullable Duration otherwise)
      throws HttpFailure {
    LuaValue value = table.get(LuaStrings.of(name));
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
    return Timeouts.seconds(name, value.todouble());
  }

  /** {@code {user, password}} or {@code {bearer=}} as the value of an Authorization header. */
  static String authorization(LuaValue value) {
    if (!(value instanceof LuaTable)) {
      throw HttpErrors.invalidOption(
          "auth must be {user, password} or {bearer=token}, not " + value.typename());
    }
    LuaValue bearer = value.get(LuaStrings.of("bearer"));
    if (!bearer.isnil()) {
      return "Bearer " + Texts.of(bearer, "auth.bearer");
    }
    LuaValue user = value.get(1);
    if (user.isnil()) {
      throw HttpErrors.invalidOption("auth must be {user, password} or {bearer=token}");
    }
    LuaValue password = value.get(2);
    String pair =
        Texts.of(user, "auth[1]") + ":" + (password.isnil() ? "" : Texts.of(password, "auth[2]"));
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  /** Names and values as one Cookie header (RFC 6265, section 4.2). */
  static String cookies(LuaValue value) {
    StringJoiner cookies = new StringJoiner("; ");
    Texts.forEach(value, "cookies", (name, cookie) -> {
      String text = Texts.of(cookie, "cookie " + name);
      if (name.isEmpty() || contains(name, "=;, \t") || contains(text, "; \t,")) {
        throw HttpErrors.invalidOption(
            "cookie '" + name + "' has a separator in its name or value");
      }
      cookies.add(name + "=" + text);
    });
    return cookies.toString();
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

  /** {@code false} for none, {@code true} for the default, or the most hops. */
  static int redirects(LuaValue value, int byDefault) {
    if (value.isboolean()) {
      return value.toboolean() ? byDefault : 0;
    }
    return (int) integer(value, "redirects", Integer.MAX_VALUE);
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
}
