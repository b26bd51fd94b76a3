package dev.earthshine.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs that other clients send wrong, refuse, or read in two ways: a row for each, with what we make of it. */
class UrlTableTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a space | http://e.org/a b | http://e.org/a%20b",
        "a bar | ` http://e.org/a|b`  | http://e.org/a%7Cb",
        "an escape that is none | http://e.org/%zz | http://e.org/%25zz",
        "an escape stays as it is | HTTP://E.org/%7e | http://e.org/%7e",
        "raw UTF-8 | http://e.org/é | http://e.org/%C3%A9",
        "an empty segment first | http://e.org//x | http://e.org//x",
        "dot segments | http://e.org/./a/../b | http://e.org/b",
        "the default port | https://EXAMPLE.org:443/V1 | https://example.org/V1",
        "a fragment | http://e.org/x#f | http://e.org/x#f",
        "userinfo | http://u:p@e.org/ | http://u:p@e.org/",
        "a name in other letters | http://bücher.de/ | http://xn--bcher-kva.de/",
        "IPv4 as one number | http://2130706433/ | http://127.0.0.1/",
        "IPv4 with parts missing | http://127.1/ | http://127.0.0.1/",
        "IPv4 in hexadecimal | http://0x7f000001/ | http://127.0.0.1/",
        "IPv4 in octal | http://0177.0.0.1/ | http://127.0.0.1/",
        "IPv4 within IPv6 | http://[::ffff:127.0.0.1]/ | http://127.0.0.1/",
        "IPv6 at length | http://[0:0:0:0:0:0:0:1]/ | http://[::1]/",
        "a dot at the end of an address | http://127.0.0.1./ | http://127.0.0.1/",
      })
  void becomes(String row, String text, String url) throws Exception {
    assertThat(HttpUrl.parse(text.strip())).as(row).hasToString(url);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "empty | `` | URL \"\" lacks \"http://\" or \"https://\"",
        "a path | /x | URL \"/x\" lacks \"http://\" or \"https://\"",
        "no host | http:///x | URL has no host",
        "another scheme | ftp://x | URL scheme \"ftp\" is neither http nor https",
        "a backslash | http://e.org\\@evil.com | URL has a backslash at position 13",
        "a percent in the host | http://e.org%2eevil.com/ | URL host \"e.org%2eevil.com\" has '%'",
        "two at signs | http://e.org@x@evil.com/ | URL authority has more than one '@'",
        "a port that is none | http://e.org:abc/ | URL port \"abc\" is not a number",
        "a port too high | http://e.org:99999/ | URL port 99999 is above 65535",
        "an open bracket | http://[::1 | URL host \"[::1\" is not an IPv6 address",
        "a zone id | http://[fe80::1%25eth0]/ | URL host \"[fe80::1%25eth0]\" is not an IPv6 address",
        "a bare zone id | http://[fe80::1%eth0]/ | URL host \"[fe80::1%eth0]\" is not an IPv6 address",
        "digits of other scripts | http://①②⑦.0.0.1/ | "
            + "URL host \"①②⑦.0.0.1\" writes an address in other digits",
        "an emoji | https://😇/ | URL host \"😇\" is not a valid international name",
        "an address too large | http://256.1.1.1/ | URL host \"256.1.1.1\" is not an IPv4 address",
      })
  void isRefused(String row, String text, String message) {
    assertThatExceptionOfType(HttpFailure.class)
        .as(row)
        .isThrownBy(() -> HttpUrl.parse(text))
        .withMessage(message)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.INVALID_URL));
  }

  @ParameterizedTest(name = "control character {0}")
  @CsvSource({"0", "9", "10", "13", "31", "127"})
  void controlCharactersAreRefusedWhereverTheyAre(int character) {
    for (String url : new String[] {"%shttp://e.org/", "http://e%s.org/", "http://e.org/a%s?b#c"}) {
      assertThatExceptionOfType(HttpFailure.class)
          .isThrownBy(() -> HttpUrl.parse(String.format(url, (char) character)))
          .withMessageStartingWith("URL has a control character \\x");
    }
  }

  @Test
  void aFragmentIsNeverSent() throws Exception {
    assertThat(HttpUrl.parse("http://e.org/x?q#f").target()).isEqualTo("/x?q");
  }

  @Test
  void theLongestUrlHas65536Characters() throws Exception {
    String start = "http://e.org/";
    String longest = start + "x".repeat(65_536 - start.length());

    assertThat(HttpUrl.parse(longest)).hasToString(longest);
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> HttpUrl.parse(longest + "x"))
        .withMessage("URL of 65537 characters is longer than 65536");
  }
}
