package dev.earthshine.http.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a server writes on an HTTP/2 connection, frame by frame, right or wrong: RFC 9113, and RFC 7541 without compression. */
public final class Http2Frames {
  /** How many bytes come before a client sends its request: those of the settings and of their acknowledgement. */
  public static final int GREETING = 18;

  private static final int PREFACE = 24;
  private static final int MAX_FRAME = 16_384;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int GO_AWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int WIDEST_WINDOW = Integer.MAX_VALUE;
  private static final int FIRST_WINDOW = 65_535;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Begins with the settings, and the acknowledgement of the client's. */
  public Http2Frames() {
    this(new byte[0]);
  }

  private Http2Frames(byte[] settings) {
    frame(SETTINGS, 0, 0, settings);
    frame(SETTINGS, ACK, 0, new byte[0]);
  }

  /** Begins so that the client may send all it has. */
  public static Http2Frames withWideWindows() {
    ByteBuffer width = ByteBuffer.allocate(6).putShort((short) INITIAL_WINDOW_SIZE);
    Http2Frames frames = new Http2Frames(width.putInt(WIDEST_WINDOW).array());
    frames.frame(WINDOW_UPDATE, 0, 0, bytes(WIDEST_WINDOW - FIRST_WINDOW));
    return frames;
  }

  /** Reads what a client writes until its first request is whole, which has no body. */
  public static void readRequest(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    in.readFully(new byte[PREFACE]);
    int type;
    do {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      type = in.readUnsignedByte();
      in.readFully(new byte[5 + length]);
    } while (type != HEADERS);
  }

  /** The head of the answer to the first request: fields of {@code names and values}; status 200 comes by itself. */
  public Http2Frames head(boolean last, String... namesAndValues) {
    return head(200, last, namesAndValues);
  }

  /** The same with {@code status}. */
  public Http2Frames head(int status, boolean last, String... namesAndValues) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x08); // literal, not indexed; its name is :status of the static table
    text(block, Integer.toString(status));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      block.write(0x00); // literal, not indexed
      text(block, namesAndValues[i]);
      text(block, namesAndValues[i + 1]);
    }
    byte[] all = block.toByteArray();
    for (int from = 0; from < all.length; from += MAX_FRAME) {
      int to = Math.min(all.length, from + MAX_FRAME);
      frame(
          from == 0 ? HEADERS : CONTINUATION,
          (from == 0 && last ? END_STREAM : 0) | (to == all.length ? END_HEADERS : 0),
          1,
          Arrays.copyOfRange(all, from, to));
    }
    return this;
  }

  /** A piece of its body. */
  public Http2Frames data(boolean last, byte[] piece) {
    frame(DATA, last ? END_STREAM : 0, 1, piece);
    return this;
  }

  /** The end of its stream with an error code. */
  public Http2Frames reset(int code) {
    frame(RESET, 0, 1, bytes(code));
    return this;
  }

  /** Takes no streams beyond {@code last}, for the reason {@code code}. */
  public Http2Frames goAway(int last, int code) {
    frame(GO_AWAY, 0, 0, ByteBuffer.allocate(8).putInt(last).putInt(code).array());
    return this;
  }

  /** How many bytes there are so far. */
  public int length() {
    return bytes.size();
  }

  /** All of it. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  private void frame(int type, int flags, int stream, byte[] payload) {
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(payload.length >> 16);
      out.writeShort(payload.length);
      out.writeByte(type);
      out.writeByte(flags);
      out.writeInt(stream);
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A string of RFC 7541 section 5.2, its length an integer with a prefix of 7 bits. */
  private static void text(ByteArrayOutputStream block, String text) {
    int length = text.length();
    if (length < 127) {
      block.write(length);
    } else {
      block.write(127);
      length -= 127;
      while (length >= 128) {
        block.write(length % 128 + 128);
        length /= 128;
      }
      block.write(length);
    }
    block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
