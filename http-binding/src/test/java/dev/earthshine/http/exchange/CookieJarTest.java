package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.transport.PublicSuffixes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieJarTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final CookieJar jar = new CookieJar(PublicSuffixes::contains, () -> now);

  private void set(String url, String... cookies) throws HttpFailure {
    List<Headers.Field> fields = List.of(cookies).stream()
        .map(value -> new Headers.Field("Set-Cookie", value))
        .toList();
    jar.store(HttpUrl.parse(url), Headers.asReceived(fields));
  }

  private String sent(String url) throws HttpFailure {
    return jar.header(HttpUrl.parse(url), Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=1 | a=1",
        "a = 1 ; Path=/ | a=1",
        "a=1=2 | a=1=2",
        "a=\"x y\" | a=\"x y\"",
        "a= | a=",
        "=v | v",
        "v | v",
        "a=grün | a=grün",
        "; Path=/ | ``",
        "= | ``",
      })
  void aCookieIsReadAsWritten(String header, String sent) throws Exception {
    set("http://a.test/", header);

    assertThat(sent("http://a.test/")).isEqualTo(sent);
  }

  @Test
  void controlsAndOversizeMakeACookieVoid() throws Exception {
    set("http://a.test/", "a=\u0001", "b=" + "x".repeat(4096), "c=\u007f");
    set("http://a.test/", "d=" + "x".repeat(4095));

    assertThat(sent("http://a.test/")).startsWith("d=x").doesNotContain(";");
  }

  @ParameterizedTest
  @CsvSource({
    "a.test, '', a.test, true",
    "a.test, '', www.a.test, false",
    "www.a.test, a.test, a.test, true",
    "www.a.test, .A.Test, deep.www.a.test, true",
    "www.a.test, a.test, xa.test, false",
    "a.test, b.test, b.test, false",
    "a.test, www.a.test, www.a.test, false",
    "www.a.test, test, b.test, false",
    "www.a.co.uk, co.uk, b.co.uk, false",
    "me.github.io, github.io, you.github.io, false",
    "www.bücher.de, bücher.de, xn--bcher-kva.de, true",
    "127.0.0.1, 127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 0.0.1, 127.0.0.1, false",
  })
  void aDomainReachesAsFarAsItMay(String host, String domain, String other, boolean sent)
      throws Exception {
    set("http://" + host + "/", "a=1; Domain=" + domain);

    assertThat(sent("http://" + other + "/")).isEqualTo(sent ? "a=1" : "");
  }

  @Test
  void aPublicSuffixMaySetCookiesForItselfAlone() throws Exception {
    set("http://github.io/", "a=1; Domain=github.io");

    assertThat(sent("http://github.io/")).isEqualTo("a=1");
    assertThat(sent("http://you.github.io/")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/x/y, '', /x/z, true",
    "/x/y, '', /x, true",
    "/x/y, '', /xy, false",
    "/x/y, '', /, false",
    "/x, '', /anything, true",
    "/, /foo, /foo, true",
    "/, /foo, /foo/bar, true",
    "/, /foo, /foobar, false",
    "/, /foo/, /foo/bar, true",
    "/, /foo/, /foo, false",
    "/x/y, relative, /x/z, true",
  })
  void aPathReachesAsFarAsItSays(String page, String path, String other, boolean sent)
      throws Exception {
    set("http://a.test" + page, "a=1; Path=" + path);

    assertThat(sent("http://a.test" + other)).isEqualTo(sent ? "a=1" : "");
  }

  @Test
  void aSecureCookieTravelsOverHttpsAlone() throws Exception {
    set("http://a.test/", "no=1; Secure");
    set("https://a.test/", "yes=1; secure; HttpOnly; SameSite=Strict");

    assertThat(sent("https://a.test/")).isEqualTo("yes=1");
    assertThat(sent("http://a.test/")).isEmpty();
  }

  @Test
  void anInsecurePageCannotReplaceASecureCookie() throws Exception {
    set("https://www.a.test/x", "a=1; Secure; Domain=a.test; Path=/");
    set("http://www.a.test/x", "a=2; Domain=a.test; Path=/", "a=3; Path=/x/y", "b=4");

    assertThat(sent("https://www.a.test/x/y")).isEqualTo("a=1; b=4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__Secure-a=1",
        "__secure-a=1",
        "__Host-a=1; Secure",
        "__Host-a=1; Secure; Path=/x",
        "__Host-a=1; Secure; Path=/; Domain=a.test",
        "=__Host-a",
        "__Secure-"
      })
  void aPrefixThatIsNotKeptVoidsTheCookie(String header) throws Exception {
    set("https://a.test/x/y", header);

    assertThat(sent("https://a.test/x/y")).isEmpty();
  }

  @Test
  void aPrefixThatIsKeptDoesNot() throws Exception {
    set("https://a.test/", "__Secure-a=1; Secure", "__Host-b=2; Secure; Path=/");

    assertThat(sent("https://a.test/")).isEqualTo("__Secure-a=1; __Host-b=2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Max-Age=10 | 10",
        "max-age=10; Expires=Wed, 31 Dec 2025 00:00:00 GMT | 10",
        "Expires=Thu, 01 Jan 2026 00:00:10 GMT | 10",
        "Expires=Thu, 01-Jan-26 00:00:10 GMT | 10",
        "Expires=Thu Jan  1 00:00:10 2026 | 10",
        "Expires=01 jan 2026 0:0:10 | 10",
        "Max-Age=99999999999 | 34560000",
        "Expires=Fri, 31 Dec 9999 23:59:59 GMT | 34560000",
      })
  void aCookieLivesUntilItExpires(String attributes, long seconds) throws Exception {
    set("http://a.test/", "a=1; " + attributes);
    Instant set = now;

    now = set.plusSeconds(seconds - 1);
    assertThat(sent("http://a.test/")).isEqualTo("a=1");
    now = set.plusSeconds(seconds);
    assertThat(sent("http://a.test/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Max-Age=0", "Max-Age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT"})
  void anExpiredOneDeletesWhatWasThere(String attributes) throws Exception {
    set("http://a.test/", "a=1", "b=2");
    set("http://a.test/", "a=; " + attributes);

    assertThat(sent("http://a.test/")).isEqualTo("b=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Expires=soon", "Max-Age=x", "Expires=Thu, 32 Jan 2026 00:00:00 GMT", ""})
  void withoutAnExpiryItLivesAsLongAsTheJar(String attributes) throws Exception {
    set("http://a.test/", "a=1; " + attributes);
    now = now.plusSeconds(1L << 33);

    assertThat(sent("http://a.test/")).isEqualTo("a=1");
  }

  @Test
  void longerPathsComeFirstAndThenOlderCookies() throws Exception {
    set("http://a.test/", "a=1; Path=/", "b=2; Path=/x", "c=3; Path=/", "d=4; Path=/x");
    set("http://a.test/", "a=5; Path=/");

    assertThat(sent("http://a.test/x")).isEqualTo("b=2; d=4; a=5; c=3");
  }

  @Test
  void theRequestsOwnCookiesTakePrecedence() throws Exception {
    set("http://a.test/", "a=1", "b=2");

    assertThat(jar.header(HttpUrl.parse("http://a.test/"), Map.of("a", "9"))).isEqualTo("b=2; a=9");
  }

  @Test
  void beyondFiftyOfADomainTheOneUnusedForLongestGoes() throws Exception {
    for (int i = 0; i < 50; i++) {
      set("http://a.test/", "c" + i + "=1; Path=/" + (i == 0 ? "used" : "other"));
    }
    sent("http://a.test/used");
    set("http://a.test/", "new=1");

    assertThat(sent("http://a.test/used")).contains("c0=1").contains("new=1");
    assertThat(sent("http://a.test/other")).doesNotContain("c1=1").contains("c2=1");
  }

  @Test
  void beyondThreeThousandInAllTheOldestGoes() throws Exception {
    for (int i = 0; i <= 3000; i++) {
      set("http://h" + i + ".test/", "a=1");
    }

    assertThat(sent("http://h0.test/")).isEmpty();
    assertThat(sent("http://h1.test/")).isEqualTo("a=1");
  }
}
