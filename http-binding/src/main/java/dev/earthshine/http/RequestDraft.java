package dev.earthshine.http;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.CookieStore;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.Param;
import dev.earthshine.http.message.RetryRules;
import dev.earthshine.http.message.Timeouts;
import dev.earthshine.http.message.TlsOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/**
 * A request as a script is making it, or the defaults of a client. Sending takes a snapshot, so a draft may be sent again
 * and changed in between.
 */
final class RequestDraft {
  /** A body in memory is one array. */
  private static final long MAX_BODY = Integer.MAX_VALUE - 8;

  private final Session session;

  // Mutable state
  private @Nullable HttpClient client;
  private Method method = Method.GET;
  private @Nullable String url;
  /** What the URL says, if it is absolute. */
  private @Nullable HttpUrl absolute;

  private HeaderDraft headers = new HeaderDraft();
  private List<Param> params = List.of();
  private BodyDraft body = BodyDraft.NONE;
  private @Nullable ProxyDraft proxy;
  private @Nullable TlsOptions tls;
  private ConnectionOptions.@Nullable Version version;
  private @Nullable Timeouts timeouts;
  private @Nullable Auth auth;
  private Map<String, String> cookies = Map.of();
  private @Nullable Integer maxRedirects;
  private @Nullable Boolean allowDowngrade;
  private @Nullable RetryRules retries;
  private @Nullable Long maxBody;
  private @Nullable Boolean decompress;

  /** @param client whose base URL and defaults apply, or null */
  RequestDraft(Session session, @Nullable HttpClient client) {
    this.session = session;
    this.client = client;
  }

  /** A draft of its own that starts where this one is. */
  RequestDraft copy() {
    RequestDraft copy = new RequestDraft(session, client);
    copy.method = method;
    copy.url = url;
    copy.absolute = absolute;
    copy.headers = headers.copy();
    copy.params = params;
    copy.body = body;
    copy.proxy = proxy;
    copy.tls = tls;
    copy.version = version;
    copy.timeouts = timeouts;
    copy.auth = auth;
    copy.cookies = cookies;
    copy.maxRedirects = maxRedirects;
    copy.allowDowngrade = allowDowngrade;
    copy.retries = retries;
    copy.maxBody = maxBody;
    copy.decompress = decompress;
    return copy;
  }

  /** This draft with the base URL and the defaults of {@code sender}. */
  RequestDraft sentBy(HttpClient sender) {
    RequestDraft copy = copy();
    copy.client = sender;
    return copy;
  }

  Session session() {
    return session;
  }

  void setMethod(LuaValue value) {
    try {
      method = Method.of(Texts.of(value, "method"));
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
  }

  /** Takes an absolute URL if it is valid; a relative one is judged when it is sent. */
  void setUrl(LuaValue value) {
    String text = Texts.of(value, "url");
    try {
      absolute = HttpUrl.isAbsolute(text) ? HttpUrl.parse(text) : null;
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
    url = text;
  }

  void setHeaders(LuaValue value) {
    headers.setAll(value);
  }

  void setHeader(String name, LuaValue value) {
    headers.set(name, value);
  }

  void setParams(LuaValue value) {
    params = merged(params, OptionValues.params(value));
  }

  void setForm(LuaValue value) {
    body = form().withAll(value);
  }

  void setForm(String name, LuaValue value) {
    body = form().with(name, value);
  }

  private BodyDraft.Form form() {
    return body instanceof BodyDraft.Form form ? form : BodyDraft.Form.EMPTY;
  }

  void setBody(LuaValue value) {
    body = BodyDraft.of(session, value);
  }

  void setJson(LuaValue value) {
    body = BodyDraft.json(value);
  }

  void setBytes(LuaValue value) {
    body = BodyDraft.bytes(value);
  }

  void setFile(LuaValue value) {
    body = MultipartDraft.file(session, value);
  }

  void setMultipart(LuaValue value) {
    body = MultipartDraft.of(session, value);
  }

  void setTimeout(LuaValue value) {
    timeouts = OptionValues.timeouts(value);
  }

  void setAuth(LuaValue value) {
    auth = Auth.of(value);
  }

  void setAuth(Auth credentials) {
    auth = credentials;
  }

  void setProxy(LuaValue value) {
    proxy = ProxyDraft.of(value);
  }

  void setTls(LuaValue value) {
    tls = TlsFiles.options(session, value);
  }

  void setHttpVersion(LuaValue value) {
    version = OptionValues.version(value);
  }

  void setCookies(LuaValue value) {
    cookies = over(cookies, OptionValues.cookies(value));
  }

  /** {@code false}, the most hops, or {@code {max=, allow_downgrade=}}. */
  void setRedirects(LuaValue value) {
    RedirectOptions options = RedirectOptions.of(value);
    maxRedirects = options.max();
    allowDowngrade = options.allowDowngrade();
  }

  void setRetries(LuaValue value) {
    retries = RetryOptions.of(value);
  }

  void setMaxBody(LuaValue value) {
    maxBody = OptionValues.integer(value, "max_body", MAX_BODY);
  }

  void setDecompress(LuaValue value) {
    decompress = OptionValues.flag(value, "decompress");
  }

  /** The most bytes of the body that are held in memory. */
  long maxBody() {
    return first(maxBody, defaults().maxBody, session.policy().maxBufferedBody());
  }

  /** The request whose answer may be heard piece by piece, and so not begin again. */
  HttpRequest snapshot(long limit) {
    return snapshot(limit, false);
  }

  /**
   * The request to be sent, complete and checked; what is unset here is the client's, else the standard.
   *
   * @param limit the most bytes of the whole body
   * @param restartable whether its answer may begin again after its body broke off
   */
  HttpRequest snapshot(long limit, boolean restartable) {
    if (client != null) {
      client.requireOpen();
    }
    RequestDraft defaults = defaults();
    Auth credentials = auth(defaults);
    HeaderDraft all = headers.over(defaults.headers);
    try {
      Headers.Builder fields = all.toHeaders().toBuilder();
      credentials.writeTo(fields);
      return HttpRequest.builder(fullUrl(defaults))
          .method(method)
          .headers(fields.build())
          .body(body.toBody())
          .timeouts(first(timeouts, defaults.timeouts, Timeouts.defaults()))
          .maxRedirects(
              first(maxRedirects, defaults.maxRedirects, HttpRequest.DEFAULT_MAX_REDIRECTS))
          .allowDowngrade(first(allowDowngrade, defaults.allowDowngrade, false))
          .retries(first(retries, defaults.retries, RetryRules.none()))
          .restartable(restartable)
          .jar(client == null ? CookieStore.NONE : client.jar())
          .cookies(over(defaults.cookies, cookies))
          .omitted(all.removed())
          .authenticator(credentials.digest())
          .connection(connection(defaults))
          .maxBody(limit)
          .decompress(first(decompress, defaults.decompress, true))
          .build();
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
  }

  private ConnectionOptions connection(RequestDraft defaults) {
    return new ConnectionOptions(
        first(proxy, defaults.proxy, ProxyDraft.NONE).proxy(),
        first(tls, defaults.tls, TlsOptions.STANDARD),
        first(version, defaults.version, ConnectionOptions.Version.NEGOTIATED));
  }

  /** What a request says of itself, be it in a header, counts before what its client says. */
  private Auth auth(RequestDraft defaults) {
    if (auth == null && headers.sets("authorization")) {
      return Auth.NONE;
    }
    return first(auth, defaults.auth, Auth.NONE);
  }

  private RequestDraft defaults() {
    return client == null ? session.noDefaults() : client.defaults();
  }

  private HttpUrl fullUrl(RequestDraft defaults) throws HttpFailure {
    HttpUrl target = target();
    List<Param> all = merged(defaults.params, params);
    return all.isEmpty() ? target : target.withParams(all);
  }

  private HttpUrl target() throws HttpFailure {
    if (url == null && (client == null || !client.hasBase())) {
      throw new HttpFailure(HttpFailure.Kind.INVALID_URL, "no URL was given");
    }
    if (client != null) {
      return client.join(url == null ? "" : url);
    }
    return absolute != null ? absolute : HttpUrl.parse(url == null ? "" : url);
  }

  /** {@code later} after those of {@code earlier} that it does not name anew. */
  private static List<Param> merged(List<Param> earlier, List<Param> later) {
    if (earlier.isEmpty()) {
      return later;
    }
    Set<String> renewed = later.stream().map(Param::name).collect(Collectors.toSet());
    List<Param> merged = new ArrayList<>(earlier);
    merged.removeIf(param -> renewed.contains(param.name()));
    merged.addAll(later);
    return List.copyOf(merged);
  }

  private static Map<String, String> over(Map<String, String> earlier, Map<String, String> later) {
    if (earlier.isEmpty()) {
      return later;
    }
    Map<String, String> merged = new LinkedHashMap<>(earlier);
    merged.putAll(later);
    return merged;
  }

  private static <T> T first(@Nullable T own, @Nullable T clients, T standard) {
    if (own != null) {
      return own;
    }
    return clients != null ? clients : standard;
  }

  /** The method as it is sent. */
  String method() {
    return method.name();
  }

  /** The URL as it is sent, with base URL and parameters. */
  String url() {
    try {
      return fullUrl(defaults()).toString();
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
  }

  /** One line with secrets masked. */
  @Override
  public String toString() {
    return "Request: " + method.name() + " " + shownUrl();
  }

  private String shownUrl() {
    if (url == null) {
      return "(no url)";
    }
    try {
      return client == null ? HttpUrl.parse(url).masked() : client.join(url).masked();
    } catch (HttpFailure e) {
      return Texts.withoutUserinfo(
          url); // It will be refused when it is sent, and can be shown before.
    }
  }
}
