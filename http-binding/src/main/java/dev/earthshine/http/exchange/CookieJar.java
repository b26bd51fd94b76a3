package dev.earthshine.http.exchange;

import dev.earthshine.http.message.CookieStore;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.SetCookie;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The cookies of one client, RFC 6265bis: at most {@value #MAX_PER_DOMAIN} for a domain and {@value #MAX} in all, beyond
 * which those unused for longest go. Thread-safe.
 */
public final class CookieJar implements CookieStore {
  private static final int MAX_PER_DOMAIN = 50;
  private static final int MAX = 3000;

  private final CookieRules rules;
  private final InstantSource clock;

  /** In the order they were set first. Guarded by this. */
  private final List<Kept> cookies = new ArrayList<>();

  private long uses;

  /**
   * An empty jar.
   *
   * @param publicSuffix whether a domain, such as {@code com} or {@code co.uk}, belongs to many and is none to set cookies
   *     for
   */
  public CookieJar(Predicate<String> publicSuffix, InstantSource clock) {
    this.rules = new CookieRules(publicSuffix);
    this.clock = clock;
  }

  @Override
  public synchronized void store(HttpUrl url, Headers headers) {
    Instant now = clock.instant();
    for (String header : headers.all("Set-Cookie")) {
      SetCookie set = SetCookie.parse(header);
      Cookie cookie = set == null ? null : rules.cookie(url, set, now);
      if (cookie != null && (url.isSecure() || !hidesSecure(cookie))) {
        put(cookie);
      }
    }
    cookies.removeIf(kept -> kept.cookie.isExpired(now));
  }

  /** Whether a cookie from an insecure page would take the place of a secure one, or stand before it. */
  private boolean hidesSecure(Cookie cookie) {
    return cookies.stream()
        .map(kept -> kept.cookie)
        .anyMatch(other -> other.secure()
            && other.name().equals(cookie.name())
            && (Domains.matches(other.domain(), cookie.domain())
                || Domains.matches(cookie.domain(), other.domain()))
            && Cookie.pathMatches(cookie.path(), other.path()));
  }

  private void put(Cookie cookie) {
    for (Kept kept : cookies) {
      if (kept.cookie.isReplacedBy(cookie)) {
        kept.cookie = cookie;
        return;
      }
    }
    Kept added = new Kept(cookie, ++uses);
    List<Kept> neighbours = cookies.stream()
        .filter(kept -> kept.cookie.domain().equals(cookie.domain()))
        .collect(Collectors.toCollection(ArrayList::new));
    if (neighbours.size() >= MAX_PER_DOMAIN) {
      cookies.remove(leastUseful(neighbours));
    } else if (cookies.size() >= MAX) {
      cookies.remove(leastUseful(cookies));
    }
    cookies.add(added);
  }

  /** An insecure one before a secure one, and of equal ones that unused for longest. */
  private static Kept leastUseful(List<Kept> among) {
    return among.stream()
        .min(Comparator.<Kept, Boolean>comparing(kept -> kept.cookie.secure())
            .thenComparing(kept -> kept.used))
        .orElseThrow();
  }

  /** Longer paths come first, and of equal ones what was set first, as RFC 6265bis section 5.8.3 wishes. */
  @Override
  public synchronized String header(HttpUrl url, Map<String, String> own) {
    Instant now = clock.instant();
    List<Kept> sent = new ArrayList<>();
    for (Kept kept : cookies) {
      if (kept.cookie.isFor(url)
          && !kept.cookie.isExpired(now)
          && !own.containsKey(kept.cookie.name())) {
        kept.used = ++uses;
        sent.add(kept);
      }
    }
    sent.sort(Comparator.comparing((Kept kept) -> kept.cookie.path().length()).reversed());
    List<String> pairs = new ArrayList<>();
    sent.forEach(kept -> pairs.add(pair(kept.cookie.name(), kept.cookie.value())));
    own.forEach((name, value) -> pairs.add(pair(name, value)));
    return String.join("; ", pairs);
  }

  private static String pair(String name, String value) {
    return name.isEmpty() ? value : name + "=" + value;
  }

  private static final class Kept {
    private Cookie cookie;
    private long used;

    Kept(Cookie cookie, long used) {
      this.cookie = cookie;
      this.used = used;
    }
  }
}
