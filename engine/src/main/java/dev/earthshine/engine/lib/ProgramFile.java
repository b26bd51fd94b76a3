package dev.earthshine.engine.lib;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.Varargs;

/** One end of a pipe to a program: {@code io.popen}. */
final class ProgramFile extends LuaFile {
  private final Process process;
  private final InputStream from;
  private final OutputStream to;

  private ProgramFile(Process process) {
    this.process = process;
    this.from = new BufferedInputStream(process.getInputStream());
    this.to = process.getOutputStream();
  }

  /** Starts {@code command} for reading what it writes. */
  static ProgramFile reading(String command) throws IOException {
    return new ProgramFile(Programs.shell(command)
        .redirectInput(Redirect.INHERIT)
        .redirectError(Redirect.INHERIT)
        .start());
  }

  /** Starts {@code command} for writing what it reads. */
  static ProgramFile writing(String command) throws IOException {
    return new ProgramFile(Programs.shell(command)
        .redirectOutput(Redirect.INHERIT)
        .redirectError(Redirect.INHERIT)
        .start());
  }

  @Override
  int peek() throws IOException {
    from.mark(1);
    int b = from.read();
    from.reset();
    return b;
  }

  @Override
  int read() throws IOException {
    return from.read();
  }

  @Override
  void write(LuaString string) throws IOException {
    to.write(string.m_bytes, string.m_offset, string.m_length);
  }

  @Override
  void flush() throws IOException {
    to.flush();
  }

  @Override
  Varargs release() throws IOException {
    try (from;
        to) {
      to.flush();
    }
    return Programs.result(process);
  }
}
