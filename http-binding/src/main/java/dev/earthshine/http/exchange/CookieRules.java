package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpDate;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.SetCookie;
import java.net.IDN;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which cookie a Set-Cookie header makes, RFC 6265bis section 5.7. */
final class CookieRules {
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Predicate<String> publicSuffix;

  /** @param publicSuffix whether a domain, such as {@code com} or {@code co.uk}, belongs to many */
  CookieRules(Predicate<String> publicSuffix) {
    this.publicSuffix = publicSuffix;
  }

  /** The cookie that {@code url}, by what is {@code set}, makes {@code now}; null if it may not. */
  @Nullable
  Cookie cookie(HttpUrl url, SetCookie set, Instant now) {
    String domain = domain(url.host(), set.attributes().getOrDefault("domain", ""));
    if (domain == null || (set.has("secure") && !url.isSecure()) || !keepsPrefix(set)) {
      return null;
    }
    return new Cookie(
        set.name(),
        set.value(),
        domain.isEmpty() ? url.host() : domain,
        domain.isEmpty(),
        path(url, set.attributes().getOrDefault("path", "")),
        expires(set, now),
        set.has("secure"));
  }

  /** The domain to set it for; empty for the host alone, null if the host may not set it for what it says. */
  private @Nullable String domain(String host, String attribute) {
    String text = attribute.startsWith(".") ? attribute.substring(1) : attribute;
    if (text.isEmpty()) {
      return "";
    }
    String domain = ascii(text);
    if (domain == null || !Domains.matches(host, domain)) {
      return null;
    }
    if (Domains.isAddress(host)) {
      return "";
    }
    if (publicSuffix.test(domain)) {
      return host.equals(domain) ? "" : null;
    }
    return domain;
  }

  private static @Nullable String ascii(String domain) {
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notADomain) {
      return null;
    }
  }

  private static String path(HttpUrl url, String attribute) {
    if (attribute.startsWith("/")) {
      return attribute;
    }
    int slash = url.path().lastIndexOf('/');
    return slash <= 0 ? "/" : url.path().substring(0, slash);
  }

  private static Instant expires(SetCookie set, Instant now) {
    String maxAge = set.attributes().get("max-age");
    if (maxAge != null && maxAge.matches("-?[0-9]+")) {
      if (maxAge.startsWith("-")) {
        return Instant.MIN;
      }
      long seconds = maxAge.length() > 9 ? Long.MAX_VALUE : Long.parseLong(maxAge);
      return now.plusSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }
    Instant date = HttpDate.parse(set.attributes().getOrDefault("expires", ""));
    if (date == null) {
      return Instant.MAX;
    }
    Instant last = now.plus(LONGEST);
    return date.isBefore(last) ? date : last;
  }

  /** A name may promise how it was set; one without a name must not look like one that does. */
  private static boolean keepsPrefix(SetCookie set) {
    String name = (set.name().isEmpty() ? set.value() : set.name()).toLowerCase(Locale.ROOT);
    if (!name.startsWith("__secure-") && !name.startsWith("__host-")) {
      return true;
    }
    boolean secure = !set.name().isEmpty() && set.has("secure");
    return secure
        && (name.startsWith("__secure-")
            || (!set.has("domain") && "/".equals(set.attributes().get("path"))));
  }
}
