package dev.earthshine.engine.lib;

import static dev.earthshine.engine.lib.FakeHost.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.engine.value.LuaStrings;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

final class ConsoleTest {
  private final FakeHost host = new FakeHost();

  @Test
  void aCharacterCutBetweenTwoWritesArrivesWhole() {
    host.call("io.write", bytes(0xf0, 0x9f));
    assertThat(host.output.toString()).isEmpty();
    host.call("io.write", bytes(0x98, 0x80, '!'));
    assertThat(host.output.toString()).isEqualTo("😀!");
  }

  @Test
  void bytesThatAreNoTextBecomeReplacementCharacters() {
    host.call("io.write", bytes('a', 0xff, 'b'));
    assertThat(host.output.toString()).isEqualTo("a\uFFFDb");
  }

  @Test
  void halfACharacterAtTheEndIsShown() throws Exception {
    host.call("io.write", bytes('a', 0xc3));
    host.libraries.finish();
    assertThat(host.output.toString()).isEqualTo("a\uFFFD");
  }

  @Test
  void printWritesItsLineInOneCall() throws Exception {
    List<String> writes = new ArrayList<>();
    TextOutput output = new TextOutput(() -> recording(writes));
    byte[] line = "one\ttwo\n".getBytes(UTF_8);
    output.write(line, 0, line.length);
    assertThat(writes).containsExactly("one\ttwo\n");
  }

  @Test
  void withoutWritersAndReaderOutputVanishesAndInputIsEmpty() throws Exception {
    Console console = new Console(() -> null, () -> null, () -> null);
    console.output().write(new byte[] {'x'}, 0, 1);
    console.finish();
    assertThat(console.input().read()).isEqualTo(-1);
  }

  @Test
  void inputTakesNoMoreThanItIsAskedFor() throws Exception {
    StringReader reader = new StringReader("😀é\nrest");
    TextInput input = new TextInput(() -> reader);
    for (int b = input.read(); b != '\n'; b = input.read()) {
      assertThat(b).isGreaterThan(0x7f);
    }
    assertThat(reader.read()).isEqualTo('r');
  }

  @Test
  void readGivesLinesNumbersAndBytesOfTheInput() {
    host.input = "first\n 42 é end";
    assertThat(host.call("io.read").arg1()).isEqualTo(text("first"));
    assertThat(host.call("io.read", text("*n")).arg1().todouble()).isEqualTo(42);
    assertThat(host.call("io.read", LuaValue.valueOf(3)).arg1()).isEqualTo(text(" é"));
    assertThat(host.call("io.read", text("*a")).arg1()).isEqualTo(text(" end"));
    assertThat(host.call("io.read").arg1().isnil()).isTrue();
  }

  private static LuaValue bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return LuaStrings.ofBytes(bytes);
  }

  private static Writer recording(List<String> writes) {
    return new StringWriter() {
      @Override
      public void write(char[] buffer, int offset, int length) {
        writes.add(new String(buffer, offset, length));
      }
    };
  }
}
