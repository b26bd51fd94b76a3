package dev.earthshine.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https://e.org | / | https://e.org/",
        "https://e.org | `` | https://e.org",
        "https://e.org/v1 | users | https://e.org/v1/users",
        "https://e.org/v1 | /users | https://e.org/v1/users",
        "https://e.org/v1/ | /users | https://e.org/v1/users",
        "https://e.org/v1/ | users | https://e.org/v1/users",
        "https://e.org | users | https://e.org/users",
        "https://e.org/v1 | `` | https://e.org/v1",
        "https://e.org/v1/ | `` | https://e.org/v1/",
        "https://e.org/v1 | / | https://e.org/v1/",
        "https://e.org/some/path | ../testing/123 | https://e.org/some/testing/123",
        "https://e.org/v1 | .. | https://e.org",
        "https://e.org/v1 | . | https://e.org/v1",
        "https://e.org/v1 | ?q=1 | https://e.org/v1?q=1",
        "https://e.org/some/path | /testing:123 | https://e.org/some/path/testing:123",
        "https://e.org/base%2Fpath | /testing%2F1 | https://e.org/base%2Fpath/testing%2F1",
        "https://e.org/v1 | http://other/x | http://other/x",
        "https://u:p@e.org:8443/v1 | users | https://u:p@e.org:8443/v1/users",
        "https://e.org/v1?key=1 | users | https://e.org/v1/users?key=1",
        "https://e.org/v1?key=1 | users?q=2 | https://e.org/v1/users?key=1&q=2",
        "https://e.org/v1?key=1 | `` | https://e.org/v1?key=1",
        "https://e.org/v1 | users:activate | https://e.org/v1/users:activate",
        "https://e.org/v1 | a b/é#f | https://e.org/v1/a%20b/%C3%A9#f",
      })
  void joinsByAppending(String base, String path, String joined) throws Exception {
    assertThat(new BaseUrl(HttpUrl.parse(base)).join(path)).hasToString(joined);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "//users | path \"//users\" names a host without a scheme",
        "//other.org/x | path \"//other.org/x\" names a host without a scheme",
        "https:/x | path \"https:/x\" begins with a scheme but no host",
        "mailto:x | path \"mailto:x\" begins with a scheme but no host",
        "ftp://x/y | URL scheme \"ftp\" is neither http nor https",
      })
  void neverChangesTheHostByAccident(String path, String message) throws Exception {
    BaseUrl base = new BaseUrl(HttpUrl.parse("https://e.org/v1"));

    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> base.join(path))
        .withMessage(message);
  }
}
