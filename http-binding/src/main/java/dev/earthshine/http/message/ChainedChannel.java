package dev.earthshine.http.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several sources read as one; each is opened when its turn comes and gives exactly the length it announced. */
final class ChainedChannel implements BlockingChannel {
  private final Deque<Link> links;
  private @Nullable ReadableByteChannel current;
  private long left;
  private boolean open = true;

  ChainedChannel(List<Link> links) {
    this.links = new ArrayDeque<>(links);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    Link link = links.peek();
    while (link != null) {
      if (current == null) {
        current = link.source.open();
        left = link.length;
      }
      if (left > 0) {
        return readCurrent(current, link, target);
      }
      links.remove();
      current.close();
      current = null;
      link = links.peek();
    }
    return -1;
  }

  private int readCurrent(ReadableByteChannel channel, Link link, ByteBuffer target)
      throws IOException {
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + left));
    int read = channel.read(target);
    target.limit(limit);
    if (read < 0) {
      throw new IOException(
          link.name + " ended " + left + " bytes before its length of " + link.length);
    }
    left -= read;
    return read;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    links.clear();
    if (current != null) {
      current.close();
    }
  }

  /** One source: what messages call it, its length, and how to open it. */
  record Link(String name, long length, Source source) {
    static Link of(byte[] bytes) {
      return new Link(
          "part", bytes.length, () -> Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    static Link of(Path path, long length) {
      return new Link(
          "file " + path, length, () -> FileChannel.open(path, StandardOpenOption.READ));
    }
  }

  /** Opens a source. */
  interface Source {
    ReadableByteChannel open() throws IOException;
  }
}
