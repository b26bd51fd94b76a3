package dev.earthshine.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestTest {
  private static HttpRequest.Builder request() throws HttpFailure {
    return HttpRequest.builder(HttpUrl.parse("http://e.org/"));
  }

  @Test
  void hasTheDocumentedDefaults() throws Exception {
    HttpRequest request = request().build();

    assertThat(request.method()).isEqualTo(Method.GET);
    assertThat(request.maxRedirects()).isEqualTo(20);
    assertThat(request.decompress()).isTrue();
    assertThat(request.timeouts())
        .isEqualTo(new Timeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), null, null));
    assertThat(request.toBuilder().build()).isEqualTo(request);
  }

  @ParameterizedTest
  @CsvSource({"get, GET", "Post, POST", "query, QUERY", "Purge, Purge", "m-search, m-search"})
  void commonMethodsAreUpperCasedAndCustomOnesKept(String given, String sent) throws Exception {
    assertThat(Method.of(given).name()).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GE T", "GET\r\nX: y", "connect", "CONNECT", "é"})
  void methodsThatCannotBeSentAreInvalidOptions(String name) {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> Method.of(name))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.INVALID_OPTION));
  }

  @Test
  void traceCarriesNeitherBodyNorCredentials() throws Exception {
    HttpRequest.Builder trace = request().method(Method.of("TRACE"));
    trace.build();

    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> trace.body(RequestBody.bytes(new byte[1], null)).build())
        .withMessage("TRACE must not have a body");
    Headers secret = Headers.builder().add("Cookie", "a=1").build();
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> trace.body(RequestBody.none()).headers(secret).build())
        .withMessage("TRACE must not have credentials: Cookie");
  }

  @ParameterizedTest
  @CsvSource({
    "Transfer-Encoding, chunked", "TE, trailers", "Upgrade, h2c", "Keep-Alive, timeout=5",
        "Connection, x-secret",
    "Content-Length, 1x", "Content-Length, -1", "Host, a/b", "Host, u@a", "Host, a b"
  })
  void headersThatWouldReframeTheMessageAreRefused(String name, String value) throws Exception {
    HttpRequest.Builder request =
        request().headers(Headers.builder().add(name, value).build());

    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(request::build)
        .withMessageContaining(name)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.INVALID_HEADER));
  }

  @ParameterizedTest
  @CsvSource({
    "Connection, close",
    "Connection, Keep-Alive",
    "Content-Length, 0",
    "Host, virtual.org:81",
    "Host, [::1]"
  })
  void harmlessFramingHeadersAreAllowed(String name, String value) throws Exception {
    assertThat(request()
            .headers(Headers.builder().add(name, value).build())
            .build()
            .headers()
            .first(name))
        .isEqualTo(value);
  }

  @Test
  void textHidesCredentials() throws Exception {
    assertThat(HttpRequest.builder(HttpUrl.parse("http://u:p@e.org/")).build())
        .hasToString("GET http://***@e.org/");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e12})
  void timeoutsAreSecondsAboveZero(double seconds) {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> Timeouts.seconds("read", seconds));
  }

  @ParameterizedTest
  @CsvSource({"60000, 60 s", "1500, 1.5 s", "1, 0.001 s", "100000, 100 s"})
  void durationsReadAsSeconds(long millis, String text) {
    assertThat(Timeouts.text(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void kindsFormATree() {
    assertThat(HttpFailure.Kind.READ_TIMEOUT.wireName()).isEqualTo("read_timeout");
    assertThat(HttpFailure.Kind.READ_TIMEOUT.is("read_timeout")).isTrue();
    assertThat(HttpFailure.Kind.READ_TIMEOUT.is("timeout")).isTrue();
    assertThat(HttpFailure.Kind.READ_TIMEOUT.is("transport")).isTrue();
    assertThat(HttpFailure.Kind.READ_TIMEOUT.is("response")).isFalse();
    assertThat(HttpFailure.Kind.TIMEOUT.is("read_timeout")).isFalse();
  }
}
