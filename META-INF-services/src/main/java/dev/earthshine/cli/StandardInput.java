package dev.earthshine.cli;

import dev.earthshine.spi.ByteInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Standard input in UTF-8, which scripts read byte for byte. */
final class StandardInput extends Reader implements ByteInput {
  private final InputStream stream;
  private final Reader characters;

  StandardInput(InputStream stream) {
    this.stream = new BufferedInputStream(stream);
    this.characters = new InputStreamReader(this.stream, StandardCharsets.UTF_8);
  }

  @Override
  public int readByte() throws IOException {
    return stream.read();
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    return characters.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    characters.close();
  }
}
