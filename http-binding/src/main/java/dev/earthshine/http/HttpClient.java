package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.UserdataType;
import dev.earthshine.http.exchange.CookieJar;
import dev.earthshine.http.message.BaseUrl;
import dev.earthshine.http.message.CookieStore;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.transport.PublicSuffixes;
import dev.earthshine.spi.Wait;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A client: a base URL and defaults for the requests made with it. Connections are pooled beneath all clients. */
final class HttpClient {
  /** The options of a request that make sense as a default. */
  private static final List<String> DEFAULTS = List.of(
      "headers",
      "params",
      "auth",
      "cookies",
      "timeout",
      "redirects",
      "retries",
      "proxy",
      "tls",
      "http_version",
      "max_body",
      "decompress");

  private static final List<String> OPTIONS =
      Stream.concat(Stream.of("base_url"), DEFAULTS.stream()).toList();

  private final Session session;
  private final @Nullable BaseUrl base;
  private final RequestDraft defaults;
  private final CookieStore jar = new CookieJar(PublicSuffixes::contains, InstantSource.system());

  // Mutable state
  private boolean closed;

  private HttpClient(Session session, @Nullable BaseUrl base, RequestDraft defaults) {
    this.session = session;
    this.base = base;
    this.defaults = defaults;
  }

  /** A client made from the table given to {@code http.client}, or from nothing. */
  static HttpClient of(Session session, LuaValue options) {
    RequestDraft defaults = new RequestDraft(session, null);
    if (options.isnil()) {
      return new HttpClient(session, null, defaults);
    }
    Texts.forEach(options, "the options of a client", (name, value) -> {
      if (DEFAULTS.contains(name)) {
        RequestOptions.set(defaults, name, value);
      } else if (!OPTIONS.contains(name)) {
        throw HttpErrors.unknown("a client has no option '" + name + "'", name, OPTIONS);
      }
    });
    LuaValue base = options.get(LuaStrings.of("base_url"));
    return new HttpClient(session, base.isnil() ? null : baseUrl(base), defaults);
  }

  private static BaseUrl baseUrl(LuaValue value) {
    try {
      return new BaseUrl(HttpUrl.parse(Texts.of(value, "base_url")));
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
  }

  /** Its cookies, which it shares with nobody. */
  CookieStore jar() {
    return jar;
  }

  RequestDraft defaults() {
    return defaults;
  }

  /** Whether a request without a URL goes somewhere. */
  boolean hasBase() {
    return base != null;
  }

  HttpUrl join(String url) throws HttpFailure {
    return base == null ? HttpUrl.parse(url) : base.join(url);
  }

  void requireOpen() {
    if (closed) {
      throw HttpErrors.invalidOption("the client has been closed");
    }
  }

  private LuaValue close() {
    closed = true;
    return LuaValue.NONE;
  }

  private static HttpClient self(Varargs args) {
    return HttpClient.TYPE.check(Args.at(args, 1), 1);
  }

  private static Wait send(Varargs args) {
    HttpClient client = self(args);
    RequestDraft request = RequestType.TYPE.check(Args.at(args, 2), 2);
    return client.session.execute(request.sentBy(client));
  }

  private static Wait call(String verb, Varargs args) {
    HttpClient client = self(args);
    return Verbs.call(client.session, client, verb, args.subargs(2));
  }

  @Override
  public String toString() {
    return "Client: " + (base == null ? "no base URL" : base.url().masked())
        + (closed ? ", closed" : "");
  }

  static final UserdataType<HttpClient> TYPE = type();

  private static UserdataType<HttpClient> type() {
    UserdataType.Builder<HttpClient> type = UserdataType.<HttpClient>named("Client")
        .method(
            "request", (self, args) -> RequestType.wrap(Verbs.request(self.session, self, args)))
        .function(Wait.function("send", HttpClient::send))
        .method("close", (self, args) -> self.close())
        .tostring(HttpClient::toString);
    Verbs.NAMES.forEach(verb -> type.function(Wait.function(verb, args -> call(verb, args))));
    return type.build();
  }
}
