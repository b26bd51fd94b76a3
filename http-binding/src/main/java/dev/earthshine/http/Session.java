package dev.earthshine.http;

import dev.earthshine.Permission;
import dev.earthshine.Policy;
import dev.earthshine.engine.value.Denial;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.json.JsonDecoder;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.stream.Framing;
import dev.earthshine.http.transport.Call;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.ModuleContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The http module of one Lua state: what its requests are sent with, and how their answers come back. */
final class Session {
  /** What may be under way of a stream before its first callback returned, in bytes. */
  private static final long STREAM_WINDOW = 64 * 1024;

  private final ModuleContext context;
  private final HttpExchanges exchanges;
  private final JsonDecoder decoder;

  Session(ModuleContext context, HttpExchanges exchanges) {
    this.context = context;
    this.exchanges = exchanges;
    this.decoder = new JsonDecoder(context.safepoint());
  }

  /** Sends; the task's result is the Response. */
  HttpTask execute(RequestDraft draft) {
    return start(draft, null);
  }

  /** Sends and goes on: the callback gets the Response. */
  LuaValue executeTask(RequestDraft draft, LuaFunction callback) {
    return HttpTask.TYPE.wrap(start(draft, callback));
  }

  /** Sends and goes on: the callback gets the body piece by piece. */
  LuaValue executeStreaming(RequestDraft draft, LuaFunction callback, LuaValue options) {
    Framing framing = framing(options);
    RequestDraft sent = draft.copy();
    // What is bounded in a stream is each piece of it, not the whole.
    HttpRequest request = sent.snapshot(Long.MAX_VALUE);
    HttpTask task = new HttpTask(this, callback);
    StreamedResponse listener = new StreamedResponse(this, sent, task, framing, sent.maxBody());
    Call call = exchanges.send(request, listener);
    task.onAbort(call::abort);
    listener.startWith(call, STREAM_WINDOW);
    return HttpTask.TYPE.wrap(task);
  }

  private HttpTask start(RequestDraft draft, @Nullable LuaFunction callback) {
    RequestDraft sent = draft.copy();
    HttpRequest request = sent.snapshot(sent.maxBody());
    HttpTask task = new HttpTask(this, callback);
    Call call = exchanges.send(request, new WholeResponse(this, sent, task));
    task.onAbort(call::abort);
    call.demand(Long.MAX_VALUE);
    return task;
  }

  private static @Nullable Framing framing(LuaValue options) {
    if (options.isnil()) {
      return null;
    }
    List<String> known = List.of("framing");
    Texts.forEach(options, "the options of a stream", (name, value) -> {
      if (!known.contains(name)) {
        throw HttpErrors.unknown("a stream has no option '" + name + "'", name, known);
      }
    });
    LuaValue framing = options.get(LuaStrings.of("framing"));
    try {
      return framing.isnil() ? null : Framing.named(Texts.of(framing, "framing"));
    } catch (IllegalArgumentException e) {
      throw HttpErrors.invalidOption(String.valueOf(e.getMessage()));
    }
  }

  EventLoop events() {
    return context.events();
  }

  /** Posts {@code event} {@code delay} from now, unless what is returned is run before. */
  Runnable schedule(Duration delay, Runnable event) {
    return exchanges.schedule(delay, () -> events().post(event));
  }

  Policy policy() {
    return context.policy();
  }

  /** Raises an error of kind {@code denied} unless the policy permits {@code act}. */
  void require(Permission permission, String act) {
    Denial.check(context.policy(), permission, act);
  }

  /** Calls a callback, as a coroutine of its own. */
  void start(LuaFunction callback, Varargs arguments, Completion completion) {
    context.start(callback, arguments, completion);
  }

  boolean takes(LuaFunction function, int position) {
    return context.takes(function, position);
  }

  LuaValue decodeJson(byte[] document) {
    return decoder.decode(document);
  }
}
