package dev.earthshine.http;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Proxy;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * The value of the option {@code proxy}.
 *
 * @param proxy null for none, whatever a client has
 */
record ProxyDraft(@Nullable Proxy proxy) {
  /** No proxy. */
  static final ProxyDraft NONE = new ProxyDraft(null);

  /** A URL, {@code {url=, no_proxy={...}}}, or {@code false} for none. */
  static ProxyDraft of(LuaValue value) {
    if (value == LuaValue.FALSE) {
      return NONE;
    }
    if (!(value instanceof LuaTable)) {
      return new ProxyDraft(proxy(value, List.of()));
    }
    OptionValues.requireKnown(value, "proxy", List.of("url", "no_proxy"));
    LuaValue spared = OptionValues.field(value, "no_proxy");
    return new ProxyDraft(proxy(OptionValues.field(value, "url"), spared(spared)));
  }

  /** A list, or a text with commas as environments have it. */
  private static List<String> spared(LuaValue value) {
    if (value.isnil()) {
      return List.of();
    }
    List<String> texts = Texts.listOf(value, "proxy.no_proxy");
    return value instanceof LuaTable ? texts : List.of(texts.get(0).split(",", -1));
  }

  private static Proxy proxy(LuaValue value, List<String> spared) {
    try {
      HttpUrl url = HttpUrl.parse(Texts.of(value, "proxy"));
      if (url.isSecure()) {
        throw HttpErrors.invalidOption(
            "proxy " + url.masked() + " must be http: a proxy is not spoken to over TLS");
      }
      byte[] credentials = url.credentials();
      return new Proxy(
          url.withoutUserinfo(),
          credentials == null ? null : "Basic " + Base64.getEncoder().encodeToString(credentials),
          spared);
    } catch (HttpFailure e) {
      throw HttpErrors.of(new HttpFailure(e.kind(), "proxy: " + e.getMessage(), e));
    }
  }
}
