package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.HostTables;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.UserdataType;
import dev.earthshine.spi.Wait;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The methods of a Request. A setter changes the request and returns it. */
final class RequestType {
  private RequestType() {}

  static LuaUserdata wrap(RequestDraft draft) {
    return TYPE.wrap(draft);
  }

  private static LuaValue setHeader(RequestDraft draft, Varargs args) {
    draft.setHeader(Texts.of(Args.at(args, 1), "a header name"), Args.at(args, 2));
    return wrap(draft);
  }

  /** One field by name and value, or a table of fields. */
  private static LuaValue setForm(RequestDraft draft, Varargs args) {
    LuaValue first = HostTables.plain(Args.at(args, 1));
    if (first instanceof LuaTable) {
      draft.setForm(first);
    } else {
      draft.setForm(Texts.of(first, "a form field"), Args.at(args, 2));
    }
    return wrap(draft);
  }

  /** User and password, or one value as in the option. */
  private static LuaValue setAuth(RequestDraft draft, Varargs args) {
    LuaValue first = HostTables.plain(Args.at(args, 1));
    if (first.isstring()) {
      String password = Args.at(args, 2).isnil() ? "" : Args.text(Args.at(args, 2), 2);
      draft.setAuth(Auth.basic(Args.text(first, 1), password));
    } else {
      draft.setAuth(first);
    }
    return wrap(draft);
  }

  private static Wait execute(Varargs args) {
    RequestDraft draft = RequestType.TYPE.check(Args.at(args, 1), 1);
    return draft.session().execute(draft);
  }

  /** The callback may be left out by a script that awaits the task. */
  private static LuaValue executeTask(RequestDraft draft, Varargs args) {
    LuaValue callback = Args.at(args, 1);
    return draft.session().executeTask(draft, callback.isnil() ? null : Args.callback(callback, 1));
  }

  private static LuaValue executeStreaming(RequestDraft draft, Varargs args) {
    return Streaming.toCallback(
        draft.session(), draft, Args.callback(Args.at(args, 1), 1), Args.at(args, 2));
  }

  static final UserdataType<RequestDraft> TYPE = type();

  private static UserdataType<RequestDraft> type() {
    UserdataType.Builder<RequestDraft> type = UserdataType.named("Request");
    RequestOptions.all()
        .forEach((name, option) -> type.method("set_" + name, (self, args) -> {
          option.set(self, Args.at(args, 1));
          return wrap(self);
        }));
    return type.method("set_header", RequestType::setHeader)
        .method("set_auth", RequestType::setAuth)
        .method("set_form", RequestType::setForm)
        .method("set_forms", RequestType::setForm)
        .method("clone", (self, args) -> wrap(self.copy()))
        .method(
            "to_curl",
            (self, args) -> LuaStrings.of(self.snapshot(self.maxBody()).toCurl()))
        .method("url", (self, args) -> LuaStrings.of(self.url()))
        .method("method", (self, args) -> LuaStrings.of(self.method()))
        .function(Wait.function("execute", RequestType::execute))
        .function(Wait.function("save", Saving::of))
        .method("execute_task", RequestType::executeTask)
        .method("execute_streaming", RequestType::executeStreaming)
        .method("stream", (self, args) -> HttpStream.open(self, Args.at(args, 1)))
        .tostring(RequestDraft::toString)
        .build();
  }
}
