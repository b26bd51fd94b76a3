package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The coding {@code gzip}: one or more members of RFC 1952, each checked by its CRC and length. */
final class GzipDecoder implements Decoder {
  private static final String CODING = "gzip";
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CRC = 2;
  private static final int RESERVED = 0xe0;

  /** What the next byte belongs to. */
  private enum State {
    START,
    HEADER,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    HEADER_CRC,
    BODY,
    TRAILER,
    PADDING
  }

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private State state = State.START;
  private byte[] bytes = {};
  private int position;
  private int limit;

  /** Bytes read in this state, and the number they make, least significant first. */
  private int read;

  private long number;

  private int flags;
  private int extraLength;
  private boolean any;

  @Override
  public void input(byte[] next, int length) {
    bytes = next;
    position = 0;
    limit = length;
    any |= length > 0;
  }

  @Override
  public int decode(byte[] out) throws HttpFailure {
    while (true) {
      if (state == State.BODY) {
        int decoded = inflate(out);
        if (decoded > 0 || state == State.BODY) {
          return decoded;
        }
      } else if (position == limit) {
        return 0;
      } else {
        step(bytes[position++] & 0xff);
      }
    }
  }

  private int inflate(byte[] out) throws HttpFailure {
    inflater.setInput(bytes, position, limit - position);
    try {
      int decoded = inflater.inflate(out);
      position = limit - inflater.getRemaining();
      crc.update(out, 0, decoded);
      if (inflater.finished()) {
        enter(State.TRAILER);
      }
      return decoded;
    } catch (DataFormatException e) {
      throw new HttpFailure(
          HttpFailure.Kind.DECODE,
          Decoder.corrupt(CODING, String.valueOf(e.getMessage())).message(),
          e);
    }
  }

  private void enter(State next) {
    state = next;
    read = 0;
    number = 0;
    if (next == State.BODY) {
      inflater.reset();
      crc.reset();
    }
  }

  /** Takes one byte that is not compressed data. */
  private void step(int b) throws HttpFailure {
    switch (state) {
      case START -> {
        if (b == 0 && inflater.finished()) {
          enter(State.PADDING);
        } else {
          enter(State.HEADER);
          header(b);
        }
      }
      case HEADER -> header(b);
      case EXTRA_LENGTH -> {
        if (gather(b, 2)) {
          extraLength = (int) number;
          enter(extraLength == 0 ? after(EXTRA) : State.EXTRA);
        }
      }
      case EXTRA -> {
        if (++read == extraLength) {
          enter(after(EXTRA));
        }
      }
      case NAME, COMMENT -> {
        if (b == 0) {
          enter(after(state == State.NAME ? NAME : COMMENT));
        }
      }
      case HEADER_CRC -> {
        if (gather(b, 2)) {
          enter(State.BODY);
        }
      }
      case TRAILER -> trailer(b);
      default -> {
        if (b != 0) {
          throw Decoder.corrupt(CODING, "bytes follow its end");
        }
      }
    }
  }

  /** The ten bytes that every member begins with, RFC 1952 section 2.3. */
  private void header(int b) throws HttpFailure {
    boolean wrong = (read == 0 && b != 0x1f) || (read == 1 && b != 0x8b) || (read == 2 && b != 8);
    if (wrong || (read == 3 && (b & RESERVED) != 0)) {
      throw Decoder.corrupt(CODING, "byte " + (read + 1) + " of its header is " + b);
    }
    if (read == 3) {
      flags = b;
    }
    if (++read == 10) {
      enter(after(0));
    }
  }

  /** What follows the part of the header that {@code flag} announced. */
  private State after(int flag) {
    if (flag < EXTRA && (flags & EXTRA) != 0) {
      return State.EXTRA_LENGTH;
    }
    if (flag < NAME && (flags & NAME) != 0) {
      return State.NAME;
    }
    if (flag < COMMENT && (flags & COMMENT) != 0) {
      return State.COMMENT;
    }
    return (flags & HEADER_CRC) != 0 ? State.HEADER_CRC : State.BODY;
  }

  /** Adds {@code b} to the number, and tells whether it has its {@code size} bytes. */
  private boolean gather(int b, int size) {
    number |= (long) b << (8 * read);
    return ++read == size;
  }

  private void trailer(int b) throws HttpFailure {
    if (!gather(b, 8)) {
      return;
    }
    if ((number & 0xffffffffL) != crc.getValue()) {
      throw Decoder.corrupt(CODING, "its CRC is wrong");
    }
    if (number >>> 32 != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw Decoder.corrupt(CODING, "its length is wrong");
    }
    enter(State.START);
  }

  @Override
  public void finish() throws HttpFailure {
    if (any && state != State.START && state != State.PADDING) {
      throw Decoder.corrupt(CODING, "it ends too early");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
