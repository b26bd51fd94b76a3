package dev.earthshine.engine.script;

import java.io.PrintStream;
import java.io.Writer;
import java.util.function.Supplier;

/**
 * Characters for a standard stream of the process, in the encoding that the stream itself was given. The stream is asked
 * for at each use, because hosts replace it.
 */
final class PrintStreamWriter extends Writer {
  private final Supplier<PrintStream> stream;

  PrintStreamWriter(Supplier<PrintStream> stream) {
    this.stream = stream;
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    stream.get().print(new String(buffer, offset, length));
  }

  @Override
  public void write(String text) {
    stream.get().print(text);
  }

  @Override
  public void flush() {
    stream.get().flush();
  }

  /** Flushes: the stream belongs to the process. */
  @Override
  public void close() {
    flush();
  }
}
