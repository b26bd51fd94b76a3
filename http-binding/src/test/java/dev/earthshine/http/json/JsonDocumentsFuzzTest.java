package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earthshine.engine.value.Safepoint;
import java.io.IOException;
import org.luaj.vm2.LuaValue;

/** Any bytes at all as a document. */
class JsonDocumentsFuzzTest {
  private static final JsonMapper JACKSON = JsonMapper.builder().build();

  private final JsonDecoder decoder = new JsonDecoder(Safepoint.NONE);

  @FuzzTest(maxDuration = "5m")
  void whatIsNotRefusedCanBeWrittenAndReadAgain(byte[] document) throws IOException {
    LuaValue value;
    try {
      value = decoder.decode(document);
    } catch (JsonSyntaxException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      assertThat(e.getMessage()).startsWith("malformed JSON at");
      return;
    }
    byte[] written = JsonEncoder.compact().encode(value);
    JACKSON.readTree(written);
    byte[] again = JsonEncoder.compact().encode(decoder.decode(written));
    assertThat(new String(again, UTF_8)).isEqualTo(new String(written, UTF_8));
  }
}
