package dev.earthshine.engine.lib;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** An open file as {@code io} sees it: a stream of bytes with one byte of foresight. */
abstract class LuaFile {
  // Mutable state
  private boolean closed;

  /** The next byte without taking it, -1 at the end. */
  int peek() throws IOException {
    throw failure(Errno.BAD_DESCRIPTOR);
  }

  /** Takes the next byte, -1 at the end. */
  int read() throws IOException {
    throw failure(Errno.BAD_DESCRIPTOR);
  }

  void write(LuaString string) throws IOException {
    throw failure(Errno.BAD_DESCRIPTOR);
  }

  void flush() throws IOException {}

  /** Moves to {@code offset} from the start, the present place or the end, and tells where that is. */
  long seek(Whence whence, long offset) throws IOException {
    throw failure(Errno.ILLEGAL_SEEK);
  }

  void buffering(Buffering mode) throws IOException {}

  /** Ends the file; the results are those of {@code close}. */
  final Varargs close() throws IOException {
    closed = true;
    return release();
  }

  Varargs release() throws IOException {
    return LuaValue.TRUE;
  }

  final boolean isClosed() {
    return closed;
  }

  /** Whether scripts may close it. */
  boolean isStandard() {
    return false;
  }

  static IOException failure(Errno errno) {
    return new FileSystemException(null, null, errno.text());
  }

  enum Whence {
    SET,
    CUR,
    END
  }

  enum Buffering {
    NO,
    FULL,
    LINE
  }
}
