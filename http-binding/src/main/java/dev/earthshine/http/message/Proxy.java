package dev.earthshine.http.message;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy: http goes through it in absolute form, https through a tunnel.
 *
 * @param url where it is; http, without userinfo
 * @param authorization the value of Proxy-Authorization; null for none
 * @param spared the hosts that are reached without it: {@code example.com} with all beneath it, {@code host:8080}, or
 *     {@code *} for all
 */
public record Proxy(HttpUrl url, @Nullable String authorization, List<String> spared) {
  /** Copies {@code spared}. */
  public Proxy {
    spared = List.copyOf(spared);
  }

  /** Whether {@code target} is reached without this proxy. */
  public boolean spares(HttpUrl target) {
    return spared.stream().anyMatch(pattern -> matches(pattern.strip(), target));
  }

  private static boolean matches(String pattern, HttpUrl target) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    int colon = lower.endsWith("]") ? -1 : lower.lastIndexOf(':');
    boolean hasPort = colon > 0 && Tokens.all(lower.substring(colon + 1), Tokens::isDigit);
    if (hasPort && !lower.substring(colon + 1).equals(Integer.toString(target.port()))) {
      return false;
    }
    String name = hasPort ? lower.substring(0, colon) : lower;
    String bare =
        name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
    return bare.equals("*")
        || (!bare.isEmpty() && (target.host().equals(bare) || target.host().endsWith("." + bare)));
  }

  /** Host and port as messages show them. */
  public String peer() {
    return url.host() + ":" + url.port();
  }
}
