package dev.earthshine.http.message;

import java.util.Map;

/** Where cookies are kept between requests. Thread-safe. */
public interface CookieStore {
  /**
   * The value of a Cookie header for {@code url}: the cookies kept for it but those {@code own} names, then {@code own};
   * empty without any.
   */
  String header(HttpUrl url, Map<String, String> own);

  /** Takes the cookies that {@code headers}, of an answer of {@code url}, set. */
  void store(HttpUrl url, Headers headers);

  /** Keeps nothing. */
  CookieStore NONE = new CookieStore() {
    @Override
    public String header(HttpUrl url, Map<String, String> own) {
      StringBuilder out = new StringBuilder();
      own.forEach((name, value) ->
          out.append(out.isEmpty() ? "" : "; ").append(name).append('=').append(value));
      return out.toString();
    }

    @Override
    public void store(HttpUrl url, Headers headers) {}
  };
}
