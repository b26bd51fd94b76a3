package dev.earthshine.engine.lib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A file on disk behind one buffer, which holds either bytes read ahead or bytes not yet written. One that is dropped
 * unclosed is closed when the JVM collects it.
 */
final class DiskFile extends LuaFile {
  private static final int CAPACITY = 8192;

  private final FileChannel channel;
  private final boolean readable;
  private final boolean writable;
  private final boolean append;
  private final Set<LuaFile> unwritten;
  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY).limit(0);
  // Mutable state
  private boolean writing;
  private Buffering buffering = Buffering.FULL;

  private DiskFile(FileChannel channel, Mode mode, Set<LuaFile> unwritten) {
    this.channel = channel;
    this.readable = mode.readable();
    this.writable = mode.writable();
    this.append = mode.kind() == 'a';
    this.unwritten = unwritten;
  }

  /** A mode of {@code fopen}: its letter, and whether a {@code +} follows. */
  record Mode(char kind, boolean update) {
    boolean readable() {
      return kind == 'r' || update;
    }

    boolean writable() {
      return kind != 'r' || update;
    }

    private Set<OpenOption> options() {
      Set<StandardOpenOption> options = EnumSet.noneOf(StandardOpenOption.class);
      if (readable()) {
        options.add(StandardOpenOption.READ);
      }
      if (writable()) {
        options.add(StandardOpenOption.WRITE);
      }
      if (kind != 'r') {
        options.add(StandardOpenOption.CREATE);
      }
      if (kind == 'w') {
        options.add(StandardOpenOption.TRUNCATE_EXISTING);
      }
      return Set.copyOf(options);
    }
  }

  /**
   * Opens the file.
   *
   * @param unwritten where the file is kept while it holds bytes that are not yet written
   */
  static DiskFile open(Path path, Mode mode, Set<LuaFile> unwritten, OpenOption... more)
      throws IOException {
    Set<OpenOption> options = new HashSet<>(mode.options());
    options.addAll(Set.of(more));
    return new DiskFile(FileChannel.open(path, options), mode, unwritten);
  }

  @Override
  int peek() throws IOException {
    return fill() ? buffer.get(buffer.position()) & 0xff : -1;
  }

  @Override
  int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  private boolean fill() throws IOException {
    if (!readable) {
      throw failure(Errno.BAD_DESCRIPTOR);
    }
    if (writing) {
      flush();
      buffer.limit(0);
      writing = false;
    }
    if (buffer.hasRemaining()) {
      return true;
    }
    int count = channel.read(buffer.clear());
    buffer.flip();
    return count > 0;
  }

  @Override
  void write(LuaString string) throws IOException {
    if (!writable) {
      throw failure(Errno.BAD_DESCRIPTOR);
    }
    if (!writing) {
      forgetReadAhead();
      buffer.clear();
      writing = true;
    }
    if (string.m_length > buffer.remaining()) {
      flush();
    }
    if (string.m_length > buffer.remaining()) {
      drain(ByteBuffer.wrap(string.m_bytes, string.m_offset, string.m_length));
      return;
    }
    buffer.put(string.m_bytes, string.m_offset, string.m_length);
    unwritten.add(this);
    boolean now = buffering == Buffering.NO
        || (buffering == Buffering.LINE && string.indexOf((byte) '\n', 0) >= 0);
    if (now) {
      flush();
    }
  }

  /** Puts the channel where the script is, not where reading ahead has taken it. */
  private void forgetReadAhead() throws IOException {
    if (buffer.hasRemaining()) {
      channel.position(channel.position() - buffer.remaining());
      buffer.limit(buffer.position());
    }
  }

  @Override
  void flush() throws IOException {
    if (writing && buffer.position() > 0) {
      drain(buffer.flip());
      buffer.clear();
      unwritten.remove(this);
    }
  }

  private void drain(ByteBuffer bytes) throws IOException {
    if (append) {
      channel.position(channel.size());
    }
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  long seek(Whence whence, long offset) throws IOException {
    flush();
    if (!writing) {
      forgetReadAhead();
    }
    long base = switch (whence) {
      case SET -> 0;
      case CUR -> channel.position();
      case END -> channel.size();
    };
    if (base + offset < 0) {
      throw failure(Errno.INVALID);
    }
    channel.position(base + offset);
    return base + offset;
  }

  @Override
  void buffering(Buffering mode) throws IOException {
    flush();
    buffering = mode;
  }

  @Override
  Varargs release() throws IOException {
    try (channel) {
      flush();
    } finally {
      unwritten.remove(this);
    }
    return LuaValue.TRUE;
  }
}
