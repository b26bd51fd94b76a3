package dev.earthshine.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "HTTP://E.org/%7e | http://e.org/%7e",
        "https://EXAMPLE.org:443/V1 | https://example.org/V1",
        "http://e.org:80 | http://e.org",
        "http://e.org: | http://e.org",
        "http://e.org:8080/ | http://e.org:8080/",
        "http://e.org?q=1 | http://e.org?q=1",
        "http://e.org/a b | http://e.org/a%20b",
        "http://e.org/é?ü=☃#ß | http://e.org/%C3%A9?%C3%BC=%E2%98%83#%C3%9F",
        "http://e.org/%zz%4 | http://e.org/%25zz%254",
        "http://e.org/?a[]=1&b=x\\y | http://e.org/?a%5B%5D=1&b=x%5Cy",
        "http://e.org/a/./b/../c/.. | http://e.org/a/",
        "http://e.org/../../x | http://e.org/x",
        "http://e.org//x | http://e.org//x",
        "http://bücher.de/ | http://xn--bcher-kva.de/",
        "http://my_host.local./ | http://my_host.local./",
        "http://2130706433/ | http://127.0.0.1/",
        "http://127.1/ | http://127.0.0.1/",
        "http://0x7f000001/ | http://127.0.0.1/",
        "http://0177.0.0.1/ | http://127.0.0.1/",
        "http://192.168.257/ | http://192.168.1.1/",
        "http://[::1]:81/ | http://[::1]:81/",
        "http://[2001:DB8:0:0:1:0:0:1]/ | http://[2001:db8::1:0:0:1]/",
        "http://[1:0:2:3:4:5:6:7]/ | http://[1:0:2:3:4:5:6:7]/",
        "http://[fe80:0:0:0:0:0:0:0]/ | http://[fe80::]/",
        "http://[::ffff:127.0.0.1]/ | http://127.0.0.1/",
        "http://u:p ä@e.org/ | http://u:p%20%C3%A4@e.org/",
      })
  void isCanonical(String text, String canonical) throws Exception {
    assertThat(HttpUrl.parse(text)).hasToString(canonical);
    assertThat(HttpUrl.parse(canonical)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | URL \"\" lacks \"http://\" or \"https://\"",
        "/x | URL \"/x\" lacks \"http://\" or \"https://\"",
        "//e.org/x | URL \"//e.org/x\" lacks \"http://\" or \"https://\"",
        "http:/e.org | URL \"http:/e.org\" lacks \"http://\" or \"https://\"",
        "ftp://x | URL scheme \"ftp\" is neither http nor https",
        "http:///x | URL has no host",
        "http://:80/ | URL has no host",
        "http://u@/ | URL has no host",
        "http://e.org:abc/ | URL port \"abc\" is not a number",
        "http://e.org:-1/ | URL port \"-1\" is not a number",
        "http://e.org:99999/ | URL port 99999 is above 65535",
        "http://e.org:99999999999/ | URL port 99999999999 is above 65535",
        "http://e.org:0/ | URL port 0 is below 1",
        "http://e.org\\@evil.com | URL has a backslash at position 13",
        "http://a@b@c/ | URL authority has more than one '@'",
        "http://e.org%2eevil.com/ | URL host \"e.org%2eevil.com\" has '%'",
        "http://a b/ | URL host \"a b\" has ' '",
        "http://a..b/ | URL host \"a..b\" has an empty label",
        "http://[::1/ | URL host \"[::1\" is not an IPv6 address",
        "http://[fe80::1%25eth0]/ | URL host \"[fe80::1%25eth0]\" is not an IPv6 address",
        "http://[1:2]/ | URL host \"[1:2]\" is not an IPv6 address",
        "http://1.2.3.4.5/ | URL host \"1.2.3.4.5\" is not an IPv4 address",
        "http://256.1.1.1/ | URL host \"256.1.1.1\" is not an IPv4 address",
        "http://a.1/ | URL host \"a.1\" is not an IPv4 address",
        "http://4294967296/ | URL host \"4294967296\" is not an IPv4 address",
        "http://①②⑦.0.0.1/ | URL host \"①②⑦.0.0.1\" writes an address in other digits",
        "http://😇/ | URL host \"😇\" is not a valid international name",
        "` http://e.org` | URL \" http://e.org\" begins or ends with a space",
      })
  void refusesNamingRuleAndValue(String text, String message) {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> HttpUrl.parse(text))
        .withMessage(message)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.INVALID_URL));
  }

  @Test
  void refusesControlCharactersAndBrokenUnicode() {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> HttpUrl.parse("http://e.org/\n"))
        .withMessage("URL has a control character \\x0a at position 14");
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> HttpUrl.parse("http://e.org/\ud800"))
        .withMessage("URL is not valid Unicode at position 14");
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> HttpUrl.parse("http://e.org/" + "x".repeat(65_536)))
        .withMessage("URL of 65549 characters is longer than 65536");
  }

  @Test
  void escapesWhatRfc3986DoesNotAllow() throws Exception {
    assertThat(HttpUrl.parse("http://e.org/a|b\"<>^`{}[]?|\"<>^`{}[]"))
        .hasToString(
            "http://e.org/a%7Cb%22%3C%3E%5E%60%7B%7D%5B%5D?%7C%22%3C%3E%5E%60%7B%7D%5B%5D");
  }

  @Test
  void hasItsParts() throws Exception {
    HttpUrl url = HttpUrl.parse("https://u:p@e.org:8443/a/b?x=1#f");

    assertThat(url.scheme()).isEqualTo("https");
    assertThat(url.host()).isEqualTo("e.org");
    assertThat(url.port()).isEqualTo(8443);
    assertThat(url.authority()).isEqualTo("e.org:8443");
    assertThat(url.path()).isEqualTo("/a/b");
    assertThat(url.query()).isEqualTo("x=1");
    assertThat(url.fragment()).isEqualTo("f");
    assertThat(url.target()).isEqualTo("/a/b?x=1");
    assertThat(url.masked()).isEqualTo("https://***@e.org:8443/a/b?x=1#f");
    assertThat(url.withoutUserinfo()).hasToString("https://e.org:8443/a/b?x=1#f");
    assertThat(HttpUrl.parse("http://e.org").target()).isEqualTo("/");
    assertThat(HttpUrl.parse("http://e.org?").target()).isEqualTo("/?");
  }

  @ParameterizedTest
  @CsvSource({
    "user:pw@e.org/x, ***@e.org/x",
    "//user:pw@e.org, //***@e.org",
    "http:/user:pw@e.org/@x, http:/***@e.org/@x",
    "user:p@w@e.org?q, ***@e.org?q",
    "e.org/@x, e.org/@x",
  })
  void aMessageDoesNotRepeatAPassword(String text, String shown) {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> HttpUrl.parse(text))
        .withMessage("URL \"" + shown + "\" lacks \"http://\" or \"https://\"");
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> HttpUrl.parse(" http://user:pw@e.org"))
        .withMessage("URL \" http://***@e.org\" begins or ends with a space");
  }

  @Test
  void credentialsAreDecoded() throws Exception {
    assertThat(HttpUrl.parse("http://a%3Ab:c%40@e.org").credentials())
        .isEqualTo("a:b:c@".getBytes(StandardCharsets.UTF_8));
    assertThat(HttpUrl.parse("http://user@e.org").credentials())
        .isEqualTo("user:".getBytes(StandardCharsets.UTF_8));
    assertThat(HttpUrl.parse("http://e.org").credentials()).isNull();
  }

  @Test
  void paramsJoinItsOwnQuery() throws Exception {
    List<Param> params = List.of(new Param("b", "x y/~"), new Param("b", "&="), new Param("ü", ""));

    assertThat(HttpUrl.parse("http://e.org/?a=1").withParams(params))
        .hasToString("http://e.org/?a=1&b=x+y%2F~&b=%26%3D&%C3%BC=");
    assertThat(HttpUrl.parse("http://e.org/").withParams(List.of())).hasToString("http://e.org/");
    assertThat(HttpUrl.parse("http://e.org#f").withParams(List.of(new Param("a", "1"))))
        .hasToString("http://e.org?a=1#f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "g | http://a/b/c/g",
        "./g | http://a/b/c/g",
        "g/ | http://a/b/c/g/",
        "/g | http://a/g",
        "//g | http://g",
        "?y | http://a/b/c/d?y",
        "g?y | http://a/b/c/g?y",
        "#s | http://a/b/c/d?q#s",
        "`` | http://a/b/c/d?q",
        ". | http://a/b/c/",
        ".. | http://a/b/",
        "../g | http://a/b/g",
        "../../../g | http://a/g",
        "/./g | http://a/g",
        "g;x=1/../y | http://a/b/c/y",
        "https://b/x | https://b/x",
        "/é x | http://a/%C3%A9%20x",
      })
  void resolvesLocationsAsRfc3986(String location, String resolved) throws Exception {
    assertThat(HttpUrl.parse("http://a/b/c/d?q").resolve(location)).hasToString(resolved);
  }

  @Test
  void aLocationWithoutFragmentKeepsThisOne() throws Exception {
    HttpUrl url = HttpUrl.parse("http://a/x#f");

    assertThat(url.resolve("/y")).hasToString("http://a/y#f");
    assertThat(url.resolve("http://b/y")).hasToString("http://b/y#f");
    assertThat(url.resolve("/y#g")).hasToString("http://a/y#g");
  }

  @Test
  void anOriginIsSchemeHostAndPort() throws Exception {
    HttpUrl url = HttpUrl.parse("http://a/x");

    assertThat(url.sameOrigin(HttpUrl.parse("http://u@A:80/y"))).isTrue();
    assertThat(url.sameOrigin(HttpUrl.parse("https://a/x"))).isFalse();
    assertThat(url.sameOrigin(HttpUrl.parse("http://a:81/x"))).isFalse();
    assertThat(url.sameOrigin(HttpUrl.parse("http://b/x"))).isFalse();
  }
}
