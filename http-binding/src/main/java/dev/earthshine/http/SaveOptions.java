package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaStrings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;

/**
 * The options of {@code save}.
 *
 * @param resume whether to keep what came before a failure, and go on from it the next time
 * @param progress called with the bytes so far and, where the server says so, of all
 */
record SaveOptions(boolean resume, @Nullable LuaFunction progress) {
  private static final List<String> NAMES = List.of("resume", "progress");

  /** Reads the table given to {@code save}, or nil. */
  static SaveOptions of(LuaValue options) {
    if (options.isnil()) {
      return new SaveOptions(false, null);
    }
    Texts.forEach(options, "the options of save", (name, value) -> {
      if (!NAMES.contains(name)) {
        throw HttpErrors.unknown("save has no option '" + name + "'", name, NAMES);
      }
    });
    LuaValue progress = options.get(LuaStrings.of("progress"));
    return new SaveOptions(
        options.get(LuaStrings.of("resume")).toboolean(),
        progress.isnil() ? null : Args.callback(progress, 3));
  }
}
