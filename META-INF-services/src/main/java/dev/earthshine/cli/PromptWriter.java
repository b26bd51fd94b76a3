package dev.earthshine.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** A writer that holds nothing back: who watches a long script sees each line when it is printed. */
class PromptWriter extends FilterWriter {
  PromptWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    out.write(character);
    out.flush();
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    out.write(characters, offset, length);
    out.flush();
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(text, offset, length);
    out.flush();
  }
}
