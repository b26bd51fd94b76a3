package dev.earthshine.http;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Link;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.SetCookie;
import java.util.List;
import org.luaj.vm2.LuaTable;

/** What a response's headers say, as tables. */
final class ResponseTables {
  private ResponseTables() {}

  /** The cookies this response set, value by name; of one set again the last. */
  static LuaTable cookies(ResponseHead head) {
    Table table = new Table();
    for (String header : head.headers().all("Set-Cookie")) {
      SetCookie cookie = SetCookie.parse(header);
      if (cookie != null) {
        table.rawset(LuaStrings.of(cookie.name()), LuaStrings.of(cookie.value()));
      }
    }
    return table.as(Table.Kind.OBJECT);
  }

  /** The links of Link headers by their relation, or by their URL if they name none; of several the first. */
  static LuaTable links(ResponseHead head) {
    Table table = new Table();
    for (Link link : Link.parse(head.headers().all("Link"))) {
      String url = absolute(head, link.target());
      List<String> keys = link.relations().isEmpty() ? List.of(url) : link.relations();
      for (String key : keys) {
        if (table.rawget(LuaStrings.of(key)).isnil()) {
          table.rawset(LuaStrings.of(key), table(url, link));
        }
      }
    }
    return table.as(Table.Kind.OBJECT);
  }

  private static LuaTable table(String url, Link link) {
    Table table = new Table();
    link.parameters()
        .forEach((name, value) -> table.rawset(LuaStrings.of(name), LuaStrings.of(value)));
    table.rawset(LuaStrings.of("url"), LuaStrings.of(url));
    return table.as(Table.Kind.OBJECT);
  }

  /** The URL {@code target} means on the page that linked to it; as written where it is of another scheme. */
  private static String absolute(ResponseHead head, String target) {
    try {
      return head.url().resolve(target).toString();
    } catch (HttpFailure notHttp) {
      return target; // A script may well know what to do with urn: or mailto:.
    }
  }
}
