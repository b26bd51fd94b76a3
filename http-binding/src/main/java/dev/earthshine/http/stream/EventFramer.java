package dev.earthshine.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One piece per server-sent event with data (WHATWG HTML, section 9.2.6), up to an event whose data is {@code [DONE]}.
 * An event that the end of the body cuts off is dropped, as the specification asks.
 */
final class EventFramer implements Framer {
  private static final String DEFAULT_TYPE = "message";
  private static final byte[] DONE = "[DONE]".getBytes(UTF_8);
  private static final byte[] DATA = "data".getBytes(UTF_8);
  private static final byte[] EVENT = "event".getBytes(UTF_8);
  private static final byte[] ID = "id".getBytes(UTF_8);
  private static final byte[] RETRY = "retry".getBytes(UTF_8);
  /** A longer row of digits overflows a long; nobody waits that long. */
  private static final int MAX_RETRY_DIGITS = 18;

  private final LineSplitter lines;
  private final ByteBuilder data;

  // Mutable state
  private Consumer<? super Piece> sink = piece -> {};
  private boolean firstLine = true;
  private boolean hasData;
  private boolean finished;
  private String type = "";
  private @Nullable String lastId;
  private @Nullable Long retry;

  /** The ID of the last complete event, and the last time the server set. */
  private @Nullable String dispatchedId;

  private @Nullable Long lastRetry;

  EventFramer(long limit) {
    lines = new LineSplitter("event", limit, this::line);
    data = new ByteBuilder("event", limit);
  }

  @Override
  public void push(byte[] bytes, int offset, int length, Consumer<? super Piece> pieces) {
    if (!finished) {
      sink = pieces;
      lines.push(bytes, offset, length);
    }
  }

  @Override
  public void end(Consumer<? super Piece> pieces) {}

  @Override
  public Continuation continuation() {
    return new Continuation(dispatchedId, lastRetry);
  }

  @Override
  public boolean finished() {
    return finished;
  }

  private boolean line(byte[] bytes, int lineStart, int to) {
    int from = lineStart;
    if (firstLine) {
      firstLine = false;
      from += byteOrderMark(bytes, from, to);
    }
    if (from == to) {
      dispatch();
    } else {
      field(bytes, from, to);
    }
    return !finished;
  }

  private static int byteOrderMark(byte[] bytes, int from, int to) {
    boolean marked = to - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  private void field(byte[] bytes, int from, int to) {
    int colon = from;
    while (colon < to && bytes[colon] != ':') {
      colon++;
    }
    int value = Math.min(colon + 1, to);
    if (value < to && bytes[value] == ' ') {
      value++;
    }
    if (named(DATA, bytes, from, colon)) {
      addData(bytes, value, to);
    } else if (named(EVENT, bytes, from, colon)) {
      type = text(bytes, value, to);
    } else if (named(ID, bytes, from, colon)) {
      setId(bytes, value, to);
    } else if (named(RETRY, bytes, from, colon)) {
      setRetry(bytes, value, to);
    }
  }

  private static boolean named(byte[] name, byte[] bytes, int from, int to) {
    return to - from == name.length && Arrays.equals(name, 0, name.length, bytes, from, to);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, UTF_8);
  }

  private void addData(byte[] bytes, int from, int to) {
    if (hasData) {
      data.append((byte) '\n');
    }
    hasData = true;
    data.append(bytes, from, to);
  }

  private void setId(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == 0) {
        return;
      }
    }
    lastId = text(bytes, from, to);
  }

  private void setRetry(byte[] bytes, int from, int to) {
    if (from == to || to - from > MAX_RETRY_DIGITS) {
      return;
    }
    long milliseconds = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return;
      }
      milliseconds = milliseconds * 10 + (bytes[i] - '0');
    }
    retry = milliseconds;
    lastRetry = retry;
  }

  private void dispatch() {
    dispatchedId = lastId;
    if (hasData) {
      if (named(DONE, data.array(), 0, data.size())) {
        finished = true;
      } else {
        byte[] body = data.toByteArray();
        String name = type.isEmpty() ? DEFAULT_TYPE : type;
        sink.accept(new Piece(body, new SseEvent(name, lastId, retry, body)));
      }
    }
    data.clear();
    hasData = false;
    type = "";
    retry = null;
  }
}
