package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> OPTIONS =
      List.of("timeout", "set_header", "set_headers", "url", "json", "form");

  @ParameterizedTest
  @CsvSource({
    "tiemout,timeout",
    "timeot,timeout",
    "timeoutt,timeout",
    "timeOut,timeout",
    "setHeader,set_header",
    "set_heder,set_header",
    "set-headers,set_headers",
    "ulr,url",
    "jsn,json"
  })
  void findsTheNameThatWasMeant(String wanted, String meant) {
    assertThat(Nearest.to(wanted, OPTIONS)).contains(meant);
  }

  @Test
  void staysSilentWhereNothingIsNear() {
    assertThat(Nearest.to("certificate", OPTIONS)).isEmpty();
    assertThat(Nearest.to("x", OPTIONS)).isEmpty();
    assertThat(Nearest.to("url", List.of())).isEmpty();
  }

  @Test
  void prefersTheAlphabeticallyFirstOfEquallyNearNames() {
    assertThat(Nearest.to("pat", List.of("put", "get", "cat", "bat"))).contains("bat");
  }

  @Test
  void phrasesAHintForMessages() {
    assertThat(Nearest.hint("tiemout", OPTIONS)).isEqualTo("; did you mean 'timeout'?");
    assertThat(Nearest.hint("zzzzzz", OPTIONS)).isEmpty();
  }
}
