package dev.earthshine.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Any text at all as a URL, as the path under one, and as the location of a redirect. */
class UrlFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void whatIsNotRefusedIsCanonicalAndSafeOnTheWire(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    HttpUrl url = orRefused(() -> HttpUrl.parse(text));
    if (url != null) {
      assertCanonical(url);
    }
    HttpUrl page = HttpUrl.parse("https://u:p@e.org:8443/a/b?c=1#d");
    HttpUrl location = orRefused(() -> page.resolve(text));
    if (location != null) {
      assertCanonical(location);
    }
    HttpUrl joined = orRefused(() -> new BaseUrl(page).join(text));
    if (joined != null) {
      assertCanonical(joined);
      assertThat(joined.sameOrigin(page) || text.matches("(?s)https?://.*|(?i:https?)://.*"))
          .as("%s moves to %s", text, joined)
          .isTrue();
    }
  }

  private static void assertCanonical(HttpUrl url) throws HttpFailure, URISyntaxException {
    String text = url.toString();
    assertThat(text.chars().allMatch(c -> c > ' ' && c < 0x7f)).as(text).isTrue();
    assertThat(HttpUrl.parse(text)).hasToString(text);
    assertThat(url.target()).startsWith("/").doesNotContain("#");
    assertThat(new URI(text).getRawAuthority()).endsWith(url.authority());
  }

  private static @Nullable HttpUrl orRefused(Parse parse) {
    try {
      return parse.url();
    } catch (HttpFailure refusal) {
      assertThat(refusal.kind()).isEqualTo(HttpFailure.Kind.INVALID_URL);
      return null;
    }
  }

  private interface Parse {
    HttpUrl url() throws HttpFailure;
  }
}
