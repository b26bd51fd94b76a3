package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.HostTables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The ways to name a request in a call: of the module, and of a client. */
final class Verbs {
  /** The functions that send at once. */
  static final List<String> NAMES =
      List.of("get", "head", "options", "delete", "post", "put", "patch");

  private Verbs() {}

  /** {@code (url)}, {@code {options}} or {@code (method, url, options)}. */
  static RequestDraft request(Session session, @Nullable HttpClient client, Varargs args) {
    LuaValue first = HostTables.plain(Args.at(args, 1));
    LuaValue second = HostTables.plain(Args.at(args, 2));
    RequestDraft draft = new RequestDraft(session, client);
    if (first instanceof LuaTable options) {
      requireAlone(second);
      RequestOptions.apply(draft, options);
    } else if (second.isnil() || second instanceof LuaTable) {
      draft.setUrl(url(first));
      apply(draft, second, 2);
    } else {
      draft.setMethod(Args.string(first, 1));
      draft.setUrl(Args.string(second, 2));
      apply(draft, Args.at(args, 3), 3);
    }
    return draft;
  }

  /** {@code (url, options)} or {@code {options}}, sent with {@code verb} as its method. */
  static HttpTask call(Session session, @Nullable HttpClient client, String verb, Varargs args) {
    RequestDraft draft = new RequestDraft(session, client);
    LuaValue options = HostTables.plain(Args.at(args, 1));
    if (options instanceof LuaTable table) {
      requireAlone(Args.at(args, 2));
      RequestOptions.apply(draft, table);
    } else {
      options = HostTables.plain(Args.at(args, 2));
      draft.setUrl(url(Args.at(args, 1)));
      apply(draft, options, 2);
    }
    requireNoOther(verb, options);
    draft.setMethod(Texts.lua(verb));
    return session.execute(draft);
  }

  private static LuaValue url(LuaValue value) {
    if (!value.isstring()) {
      throw Args.mismatch(value, 1, "URL or table of options");
    }
    return value;
  }

  private static void requireAlone(LuaValue second) {
    if (!second.isnil()) {
      throw Args.refuse(2, "all options belong in the one table");
    }
  }

  private static void requireNoOther(String verb, LuaValue options) {
    LuaValue method =
        options instanceof LuaTable table ? table.get(Texts.lua("method")) : LuaValue.NIL;
    if (!method.isnil() && !method.tojstring().equalsIgnoreCase(verb)) {
      throw HttpErrors.invalidOption("method " + Texts.shown(method) + " is not http." + verb
          + "'s own; http.request takes any");
    }
  }

  private static void apply(RequestDraft draft, LuaValue options, int index) {
    if (options.isnil()) {
      return;
    }
    if (!(HostTables.plain(options) instanceof LuaTable table)) {
      throw Args.refuse(
          index,
          "a table of options such as {body=, headers=} expected, got " + options.typename());
    }
    RequestOptions.apply(draft, table);
  }
}
