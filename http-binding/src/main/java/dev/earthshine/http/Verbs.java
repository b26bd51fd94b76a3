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
      RequestOptions.apply(draft, options);
    } else if (second.isnil() || second instanceof LuaTable) {
      draft.setUrl(Args.string(first, 1));
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
    if (HostTables.plain(Args.at(args, 1)) instanceof LuaTable options) {
      RequestOptions.apply(draft, options);
    } else {
      draft.setUrl(Args.string(Args.at(args, 1), 1));
      apply(draft, Args.at(args, 2), 2);
    }
    draft.setMethod(Texts.lua(verb));
    return session.execute(draft);
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
