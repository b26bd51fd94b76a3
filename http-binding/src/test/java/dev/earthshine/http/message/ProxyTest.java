package dev.earthshine.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxyTest {
  @ParameterizedTest
  @CsvSource({
    "*, http://e.org/, true",
    "e.org, http://e.org/, true",
    "e.org, http://a.e.org/, true",
    ".e.org, http://a.e.org/, true",
    "*.e.org, http://a.e.org/, true",
    "E.org, http://e.org/, true",
    "e.org, http://xe.org/, false",
    "e.org, http://e.org.x/, false",
    "e.org:8080, http://e.org:8080/, true",
    "e.org:8080, http://e.org/, false",
    "127.0.0.1, http://127.0.0.1:99/, true",
    "[::1], http://[::1]:8080/, true",
    "'', http://e.org/, false"
  })
  void hostsAreSpared(String pattern, String url, boolean spared) throws HttpFailure {
    Proxy proxy = new Proxy(HttpUrl.parse("http://p:3128"), null, List.of(pattern));
    assertThat(proxy.spares(HttpUrl.parse(url))).isEqualTo(spared);
  }
}
