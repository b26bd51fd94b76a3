package dev.earthshine.http;

import dev.earthshine.http.message.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * The option {@code redirects}: {@code false} for none, {@code true} for the default, the most hops, or {@code {max=,
 * allow_downgrade=}}.
 *
 * @param max the most hops
 * @param allowDowngrade whether one may lead from https to http; null where nothing was said of it
 */
record RedirectOptions(int max, @Nullable Boolean allowDowngrade) {
  private static final List<String> FIELDS = List.of("max", "allow_downgrade");

  static RedirectOptions of(LuaValue value) {
    if (value.isboolean()) {
      int max = value.toboolean() ? HttpRequest.DEFAULT_MAX_REDIRECTS : 0;
      return new RedirectOptions(max, null);
    }
    if (!(value instanceof LuaTable)) {
      return new RedirectOptions(number(value, "redirects"), null);
    }
    OptionValues.requireKnown(value, "redirects", FIELDS);
    LuaValue max = OptionValues.field(value, "max");
    return new RedirectOptions(
        max.isnil() ? HttpRequest.DEFAULT_MAX_REDIRECTS : number(max, "redirects.max"),
        OptionValues.flag(
            OptionValues.field(value, "allow_downgrade"), "redirects.allow_downgrade"));
  }

  private static int number(LuaValue value, String option) {
    return (int) OptionValues.integer(value, option, Integer.MAX_VALUE);
  }
}
