package dev.earthshine.cli;

import dev.earthshine.spi.ByteOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Standard output in UTF-8, which scripts write byte for byte. Holds nothing back. */
final class StandardOutput extends PromptWriter implements ByteOutput {
  private final OutputStream stream;

  StandardOutput(OutputStream stream) {
    super(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    this.stream = stream;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    stream.write(bytes, offset, length);
  }
}
