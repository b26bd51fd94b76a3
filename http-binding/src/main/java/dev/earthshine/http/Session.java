package dev.earthshine.http;

import dev.earthshine.Permission;
import dev.earthshine.Policy;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.Denial;
import dev.earthshine.engine.value.ErrorText;
import dev.earthshine.engine.value.HostTables;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.json.JsonDecoder;
import dev.earthshine.http.message.ConnectionOptions.Version;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.Gather;
import dev.earthshine.spi.ModuleContext;
import dev.earthshine.spi.RunningCall;
import dev.earthshine.spi.Wait;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The http module of one Lua state: what its requests are sent with, and how their answers come back. */
final class Session {
  private final ModuleContext context;
  private final HttpExchanges exchanges;
  private final List<HttpListener> listeners;
  private final JsonDecoder decoder;
  private final RequestDraft noDefaults = new RequestDraft(this, null);

  Session(ModuleContext context, HttpExchanges exchanges, List<HttpListener> listeners) {
    this.context = context;
    this.exchanges = exchanges;
    this.listeners = listeners;
    this.decoder = new JsonDecoder(context.safepoint());
  }

  /** Sends; the task's result is the Response. */
  HttpTask execute(RequestDraft draft) {
    return start(draft, null);
  }

  /** Sends and goes on: the callback gets the Response. */
  LuaValue executeTask(RequestDraft draft, @Nullable LuaFunction callback) {
    return start(draft, callback).wrap();
  }

  /** Sends {@code request} as it is, heard by the host's listeners. The call is aborted on the script's thread alone. */
  Call send(HttpRequest request, ResponseListener listener) {
    ResponseListener told =
        request.connection().version() == Version.HTTP_2 ? new OnlyHttp2(listener) : listener;
    return listeners.isEmpty()
        ? exchanges.send(request, told)
        : new Observation(this, listeners, request, told).send(exchanges);
  }

  /** Sends many: Requests, or what {@code http.request} makes one of; tasks may be among them. */
  Wait gather(Varargs args) {
    return Gather.of(context, args, (entry, index) -> {
      if (RequestType.TYPE.describes(entry)) {
        RequestDraft draft = RequestType.TYPE.check(entry, index);
        return () -> execute(draft);
      }
      boolean isOptions =
          HostTables.plain(entry) instanceof LuaTable options && options.get(1).isnil();
      if (isOptions || entry instanceof LuaString) {
        return () -> execute(Verbs.request(this, null, entry));
      }
      throw notToBeSent(entry, index);
    });
  }

  private static RuntimeException notToBeSent(LuaValue entry, int index) {
    return Args.refuse(
        index,
        "an entry must be a Request, a Task, a URL or a table of options such as {url=, method=}, not "
            + (HostTables.plain(entry) instanceof LuaTable ? "a list" : Texts.shown(entry)));
  }

  private HttpTask start(RequestDraft draft, @Nullable LuaFunction callback) {
    RequestDraft sent = draft.copy();
    HttpRequest request = sent.snapshot(sent.maxBody(), true);
    HttpTask task = new HttpTask(this, callback);
    Call call = send(request, new WholeResponse(this, sent, task));
    task.onAbort(call::abort);
    call.demand(Long.MAX_VALUE);
    return task;
  }

  /** What requests outside of a client start from; never changed. */
  RequestDraft noDefaults() {
    return noDefaults;
  }

  EventLoop events() {
    return context.events();
  }

  Policy policy() {
    return context.policy();
  }

  /** Raises an error of kind {@code denied} unless the policy permits {@code act}. */
  void require(Permission permission, String act) {
    Denial.check(context.policy(), permission, act);
  }

  /** Calls a callback, as a coroutine of its own. */
  RunningCall start(LuaFunction callback, Varargs arguments, Completion completion) {
    return context.start(callback, arguments, completion);
  }

  /** What {@code error}, which a callback has raised, says. */
  String errorText(Throwable error) {
    return ErrorText.of(context.errorValue(error));
  }

  boolean takes(LuaFunction function, int position) {
    return context.takes(function, position);
  }

  LuaValue decodeJson(byte[] document) {
    return decoder.decode(document);
  }
}
