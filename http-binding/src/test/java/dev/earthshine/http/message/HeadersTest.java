package dev.earthshine.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  @Test
  void keepsOrderAndRepetitionAndFindsInAnyCase() throws Exception {
    Headers headers =
        Headers.builder().add("X-A", "1").add("B", "2").add("x-a", "3").build();

    assertThat(headers)
        .extracting(Headers.Field::toString)
        .containsExactly("X-A: 1", "B: 2", "x-a: 3");
    assertThat(headers.all("X-a")).containsExactly("1", "3");
    assertThat(headers.first("b")).isEqualTo("2");
    assertThat(headers.contains("c")).isFalse();
    assertThat(headers.size()).isEqualTo(3);
  }

  @Test
  void settingReplacesAllOfThatName() throws Exception {
    Headers headers = Headers.builder()
        .add("A", "1")
        .add("a", "2")
        .set("A", "3")
        .setDefault("a", "4")
        .build();

    assertThat(headers.all("a")).containsExactly("3");
  }

  @Test
  void whiteSpaceAroundAValueIsNotPartOfIt() throws Exception {
    assertThat(Headers.builder().add("A", " \tx y\t ").build().first("A")).isEqualTo("x y");
    assertThat(Headers.builder().add("A", "  ").build().first("A")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X C", "X:", "X\r\nInjected", "é", "a,b", "(x)"})
  void refusesNamesThatAreNoTokens(String name) {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> Headers.builder().add(name, "v"))
        .withMessageStartingWith("header name \"")
        .withMessageEndingWith("\" is not a token")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.INVALID_HEADER));
  }

  @Test
  void refusesValuesThatWouldBreakTheMessage() {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> Headers.builder().set("X-A", "v\r\nInjected: 1"))
        .withMessage("value of header X-A has a control character \\x0d at position 2");
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> Headers.builder().add("X", "a\0b"));
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> Headers.builder().add("X", "\u007f"));
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> Headers.builder().add("X", "\ud800x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "Proxy-Authorization",
        "COOKIE",
        "Set-Cookie",
        "X-Api-Key",
        "apikey",
        "X-Auth-Token",
        "PRIVATE-TOKEN",
        "X-Amz-Security-Token",
        "client-secret"
      })
  void masksWhatIsSecret(String name) throws Exception {
    Headers headers = Headers.builder().add(name, "hidden").add("Plain", "seen").build();

    assertThat(headers.toString()).isEqualTo(name + ": ***\nPlain: seen\n");
    assertThat(headers.first(name)).isEqualTo("hidden");
  }
}
