package dev.earthshine.http.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body whose pieces come one by one from another thread, each asked for when the one before has been taken. Its length
 * is unknown, and it can be sent once. Thread-safe.
 */
public final class SuppliedBody implements RequestBody {
  private final Source source;

  // Guarded by this
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private boolean asked;
  private boolean begun;
  private boolean ended;
  private boolean closed;
  private @Nullable IOException failure;
  private Runnable wake = () -> {};

  /** A body of what {@code source} supplies. */
  public SuppliedBody(Source source) {
    this.source = source;
  }

  /** Where the pieces come from. Called on any thread; must not block. */
  public interface Source {
    /** Asks for a call of {@link #supply}, {@link #end} or {@link #fail} some time later. */
    void next();

    /** No more pieces are wanted. */
    void close();
  }

  @Override
  public @Nullable String contentType() {
    return null;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public synchronized boolean isSendable() {
    return !begun;
  }

  /** {@inheritDoc} It can be opened again only if nothing was read. */
  @Override
  public Content open() throws HttpFailure {
    return new Content(Content.UNKNOWN, channel());
  }

  private synchronized Channel channel() throws HttpFailure {
    if (begun) {
      throw new HttpFailure(
          HttpFailure.Kind.BODY, "body comes from a function and has been sent already");
    }
    return new Channel();
  }

  /** This body for one exchange. */
  public Share share() {
    return new Share();
  }

  /** Gives the piece that was asked for. */
  public void supply(byte[] bytes) {
    arrive(() -> piece = ByteBuffer.wrap(bytes));
  }

  /** There are no more pieces. */
  public void end() {
    arrive(() -> ended = true);
  }

  /** There can be no more pieces. */
  public void fail(IOException cause) {
    arrive(() -> failure = cause);
  }

  private void arrive(Runnable change) {
    Runnable woken;
    synchronized (this) {
      change.run();
      asked = false;
      woken = wake;
    }
    woken.run();
  }

  private int read(ByteBuffer target) throws IOException {
    synchronized (this) {
      begun = true;
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      if (piece.hasRemaining()) {
        int count = Math.min(piece.remaining(), target.remaining());
        target.put(piece.slice().limit(count));
        piece.position(piece.position() + count);
        return count;
      }
      if (ended) {
        return -1;
      }
      if (asked) {
        return 0;
      }
      asked = true;
    }
    source.next();
    return 0;
  }

  /** The pieces as they come; a read gives nothing while none is there. */
  private final class Channel implements WakingChannel {
    /** A connection that read nothing may be closed after the next one has begun to. */
    private boolean hasRead;

    private boolean released;

    @Override
    public void onReadable(Runnable action) {
      synchronized (SuppliedBody.this) {
        wake = action;
      }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      synchronized (SuppliedBody.this) {
        if (released) {
          throw new ClosedChannelException();
        }
        hasRead = true;
      }
      return SuppliedBody.this.read(target);
    }

    /** Nothing more is read. */
    private void release() {
      synchronized (SuppliedBody.this) {
        released = true;
      }
      close();
    }

    @Override
    public boolean isOpen() {
      synchronized (SuppliedBody.this) {
        return !closed;
      }
    }

    @Override
    public void close() {
      synchronized (SuppliedBody.this) {
        if (closed || !hasRead) {
          return;
        }
        closed = true;
        wake = () -> {};
      }
      source.close();
    }
  }

  /** The body as one exchange sends it, which may let go of it before its connection does. */
  public final class Share implements RequestBody {
    private final List<Channel> opened = new ArrayList<>();
    private boolean released;

    @Override
    public @Nullable String contentType() {
      return null;
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public boolean isSendable() {
      return SuppliedBody.this.isSendable();
    }

    @Override
    public Content open() throws HttpFailure {
      Channel channel = SuppliedBody.this.channel();
      synchronized (SuppliedBody.this) {
        opened.add(channel);
        channel.released = released;
      }
      return new Content(Content.UNKNOWN, channel);
    }

    /** No more of it is read; without effect on what another exchange reads. */
    public void release() {
      List<Channel> closed;
      synchronized (SuppliedBody.this) {
        released = true;
        closed = List.copyOf(opened);
      }
      closed.forEach(Channel::release);
    }
  }
}
