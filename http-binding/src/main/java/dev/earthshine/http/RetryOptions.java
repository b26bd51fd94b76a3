package dev.earthshine.http;

import dev.earthshine.engine.value.Nearest;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.RetryRules;
import dev.earthshine.http.message.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Reads the option {@code retries}: the most attempts after the first, {@code false}, or a table of rules. */
final class RetryOptions {
  private static final List<String> FIELDS = List.of("max", "on", "backoff", "max_wait", "unsafe");
  private static final int MAX = 100;
  private static final List<String> KINDS =
      Stream.of(HttpFailure.Kind.values()).map(HttpFailure.Kind::wireName).toList();

  private RetryOptions() {}

  static RetryRules of(LuaValue value) {
    RetryRules rules = RetryRules.standard();
    if (value.isboolean()) {
      return value.toboolean() ? rules : RetryRules.none();
    }
    if (!(value instanceof LuaTable)) {
      return rules.withMax((int) OptionValues.integer(value, "retries", MAX));
    }
    OptionValues.requireKnown(value, "retries", FIELDS);
    LuaValue max = OptionValues.field(value, "max");
    if (!max.isnil()) {
      rules = rules.withMax((int) OptionValues.integer(max, "retries.max", MAX));
    }
    LuaValue on = OptionValues.field(value, "on");
    if (!on.isnil()) {
      rules = on(rules, on);
    }
    boolean unsafe =
        OptionValues.flag(OptionValues.field(value, "unsafe"), "retries.unsafe", false);
    return rules
        .waiting(
            seconds(value, "backoff", rules.backoff()), seconds(value, "max_wait", rules.maxWait()))
        .unsafe(unsafe);
  }

  private static Duration seconds(LuaValue table, String name, Duration otherwise) {
    LuaValue value = OptionValues.field(table, name);
    if (value.isnil()) {
      return otherwise;
    }
    double seconds = value.isnumber() ? value.todouble() : Double.NaN;
    if (!(seconds >= 0)) {
      throw HttpErrors.invalidOption(
          "retries." + name + " must be a number of seconds from 0 on, not " + Texts.shown(value));
    }
    try {
      return seconds == 0 ? Duration.ZERO : Timeouts.seconds("retries." + name, seconds);
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
  }

  /** A list of statuses and names of kinds of errors. */
  private static RetryRules on(RetryRules rules, LuaValue value) {
    if (!(value instanceof LuaTable list)) {
      throw HttpErrors.invalidOption(
          "retries.on must be a list of statuses and kinds of errors, not " + Texts.shown(value));
    }
    List<Integer> statuses = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (int i = 1; i <= list.rawlen(); i++) {
      LuaValue event = list.rawget(i);
      if (event.isnumber()) {
        statuses.add((int) OptionValues.integer(event, "retries.on[" + i + "]", 999));
      } else {
        kinds.add(kind(Texts.of(event, "retries.on[" + i + "]")));
      }
    }
    return rules.on(statuses, kinds);
  }

  private static String kind(String name) {
    if (!KINDS.contains(name)) {
      throw HttpErrors.invalidOption(
          "retries.on has no kind of error '" + name + "'" + Nearest.hint(name, KINDS));
    }
    return name;
  }
}
