package dev.earthshine.http;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.http.message.Timings;
import java.util.Locale;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Timings as a table of seconds: {@code dns, connect, tls, send, wait, receive, total}. */
final class TimingsTable {
  private TimingsTable() {}

  static LuaTable of(Timings timings) {
    Table table = new Table(0, 7);
    for (Timings.Phase phase : Timings.Phase.values()) {
      table.rawset(
          LuaStrings.of(phase.name().toLowerCase(Locale.ROOT)),
          LuaValue.valueOf(timings.of(phase).toNanos() / 1e9));
    }
    table.rawset(LuaStrings.of("total"), LuaValue.valueOf(timings.total().toNanos() / 1e9));
    return table;
  }
}
