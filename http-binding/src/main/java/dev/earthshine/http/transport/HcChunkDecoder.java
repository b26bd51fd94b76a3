package dev.earthshine.http.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BufferedHeader;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chunked body, RFC 9112 section 7.1. HttpClient's decoder drops the data that came together with a premature end,
 * and takes a line that the end cuts off for a whole one; here data is in the target when the failure is thrown.
 */
final class HcChunkDecoder implements ContentDecoder {
  /** 60 bits: a size never becomes negative. */
  private static final int MAX_DIGITS = 15;

  private final ReadableByteChannel channel;
  private final SessionInputBuffer buffer;
  private final List<Header> trailers = new ArrayList<>();
  private final CharArrayBuffer line = new CharArrayBuffer(64);
  private Part part = Part.SIZE;
  private long left;
  private long trailerSize;

  /** Reads what is in {@code buffer}, which {@code channel} fills. */
  HcChunkDecoder(ReadableByteChannel channel, SessionInputBuffer buffer) {
    this.channel = channel;
    this.buffer = buffer;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (isCompleted()) {
      return -1;
    }
    int before = target.position();
    while (!isCompleted() && step(target)) {
      // Each step is one line or one run of data.
    }
    return target.position() - before;
  }

  /** Whether there may be more to read now. */
  private boolean step(ByteBuffer target) throws IOException {
    if (part == Part.DATA) {
      return readData(target);
    }
    if (!readLine()) {
      return false;
    }
    switch (part) {
      case SIZE -> beginChunk();
      case DATA_END -> endChunk();
      default -> addTrailer();
    }
    return true;
  }

  private boolean readData(ByteBuffer target) throws IOException {
    if (!buffer.hasData() && !fill()) {
      return false;
    }
    int read = buffer.read(target, (int) Math.min(left, Integer.MAX_VALUE));
    left -= read;
    if (left == 0) {
      part = Part.DATA_END;
    }
    return read > 0 && (left == 0 || target.hasRemaining());
  }

  private boolean readLine() throws IOException {
    line.clear();
    while (!buffer.readLine(line, false)) {
      if (part == Part.DATA_END && buffer.length() > 1) {
        throw new MalformedChunkCodingException("chunk is longer than it says");
      }
      if (buffer.length() > HcHeadParser.MAX_LINE) {
        throw new MessageConstraintException("line too long");
      }
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    int read = buffer.fill(channel);
    if (read < 0) {
      throw new ConnectionClosedException("the body is cut off before its last chunk");
    }
    return read > 0;
  }

  private void beginChunk() throws IOException {
    int end = line.indexOf(';');
    String digits = line.substringTrimmed(0, end < 0 ? line.length() : end);
    if (digits.isEmpty()
        || digits.length() > MAX_DIGITS
        || digits.chars().anyMatch(c -> Character.digit(c, 16) < 0)) {
      throw new MalformedChunkCodingException("\"" + digits + "\" is not the size of a chunk");
    }
    left = Long.parseLong(digits, 16);
    part = left == 0 ? Part.TRAILERS : Part.DATA;
  }

  private void endChunk() throws IOException {
    if (!line.isEmpty()) {
      throw new MalformedChunkCodingException("chunk is longer than it says");
    }
    part = Part.SIZE;
  }

  private void addTrailer() throws IOException {
    if (line.isEmpty()) {
      part = Part.COMPLETE;
      return;
    }
    trailerSize += line.length();
    if (trailers.size() == HcHeadParser.MAX_HEADERS || trailerSize > HcHeadParser.MAX_HEAD) {
      throw new MessageConstraintException("trailers too large");
    }
    CharArrayBuffer copy = new CharArrayBuffer(line.length());
    copy.append(line);
    try {
      trailers.add(new BufferedHeader(copy));
    } catch (ParseException e) {
      throw new MalformedChunkCodingException("trailer is not a header field", e);
    }
  }

  @Override
  public boolean isCompleted() {
    return part == Part.COMPLETE;
  }

  @Override
  public @Nullable List<? extends Header> getTrailers() {
    return trailers.isEmpty() ? null : List.copyOf(trailers);
  }

  /** What comes next. */
  private enum Part {
    SIZE,
    DATA,
    DATA_END,
    TRAILERS,
    COMPLETE
  }
}
