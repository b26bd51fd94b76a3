package dev.earthshine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.script.ScriptException;
import org.junit.jupiter.api.Test;

/** What a script reads and writes where nothing stands between it and the process's streams. */
final class StandardStreamsTest {
  private static final byte[] BYTES = {(byte) 0xff, 0, (byte) 0xc3, '\n', (byte) 0xe2, (byte) 0x82};

  @Test
  void everyByteComesOutAsItWentIn() throws ScriptException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(
        new StandardInput(new ByteArrayInputStream(BYTES)),
        new StandardOutput(out),
        new PrintWriter(new StringWriter()));
    Script script = new Script("copy.lua", "io.write(io.read(1)) io.write(io.read('*a'))");
    new Runner(terminal).run(script, List.of(), Map.of());
    assertThat(out.toByteArray()).isEqualTo(BYTES);
  }
}
