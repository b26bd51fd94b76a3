package dev.earthshine.engine.lib;

import java.io.IOException;
import org.luaj.vm2.LuaString;

/** {@code io.stdin}, {@code io.stdout} and {@code io.stderr}: the console's streams. */
final class StandardFiles {
  private StandardFiles() {}

  static LuaFile input(LibraryHost host) {
    return new Standard() {
      @Override
      int peek() throws IOException {
        return host.console().input().peek();
      }

      @Override
      int read() throws IOException {
        return host.console().input().read();
      }
    };
  }

  static LuaFile output(LibraryHost host) {
    return new Standard() {
      @Override
      void write(LuaString string) throws IOException {
        host.console().output().write(string.m_bytes, string.m_offset, string.m_length);
      }

      @Override
      void flush() throws IOException {
        host.console().output().flush();
      }
    };
  }

  /** Flushed after each write, as C's is. */
  static LuaFile errors(LibraryHost host) {
    return new Standard() {
      @Override
      void write(LuaString string) throws IOException {
        host.console().errors().write(string.m_bytes, string.m_offset, string.m_length);
        flush();
      }

      @Override
      void flush() throws IOException {
        host.console().errors().flush();
      }
    };
  }

  private abstract static class Standard extends LuaFile {
    @Override
    boolean isStandard() {
      return true;
    }
  }
}
