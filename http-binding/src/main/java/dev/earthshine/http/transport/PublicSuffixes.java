package dev.earthshine.http.transport;

import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** The domains below which names belong to different owners, such as {@code com} and {@code github.io}: publicsuffix.org. */
public final class PublicSuffixes {
  private PublicSuffixes() {}

  /** Whether {@code domain}, in lower case, is one. The list is read at the first call. */
  public static boolean contains(String domain) {
    return Loaded.MATCHER.getDomainRoot(domain) == null;
  }

  private static final class Loaded {
    static final PublicSuffixMatcher MATCHER = PublicSuffixMatcherLoader.getDefault();
  }
}
