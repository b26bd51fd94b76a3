package dev.earthshine.engine.lib;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earthshine.spi.ByteOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bytes decoded as UTF-8 into a writer that does not take bytes; a character that is cut between two writes arrives whole. */
final class TextOutput {
  /** The longest beginning of a character that can be left over. */
  private static final int LONGEST_REST = 3;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Supplier<? extends @Nullable Writer> writer;

  // Mutable state
  private @Nullable CharsetDecoder decoder;
  private ByteBuffer rest = NOTHING;
  private @Nullable Writer unflushed;

  TextOutput(Supplier<? extends @Nullable Writer> writer) {
    this.writer = writer;
  }

  /** Hands the text of these bytes to the writer in one call. */
  void write(byte[] bytes, int offset, int length) throws IOException {
    Writer target = writer.get();
    if (target == null || length == 0) {
      return;
    }
    if (target instanceof ByteOutput raw) {
      hold(target);
      raw.write(bytes, offset, length);
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    if (rest.position() > 0) {
      in =
          ByteBuffer.allocate(rest.position() + length).put(rest.flip()).put(in).flip();
      rest = NOTHING;
    }
    CharBuffer out = CharBuffer.allocate(in.remaining());
    decoder().reset().decode(in, out, false);
    if (in.hasRemaining()) {
      rest = ByteBuffer.allocate(LONGEST_REST).put(in);
    }
    hold(target);
    target.write(out.array(), 0, out.position());
  }

  /** An evaluation inside another may have a writer of its own: that of the outer one is flushed before. */
  private void hold(Writer target) throws IOException {
    if (unflushed != target) {
      flush();
      unflushed = target;
    }
  }

  private CharsetDecoder decoder() {
    CharsetDecoder made = decoder;
    if (made == null) {
      made = UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
      decoder = made;
    }
    return made;
  }

  /** Flushes the writer if something was written since the last time. */
  void flush() throws IOException {
    Writer target = unflushed;
    if (target != null) {
      unflushed = null;
      target.flush();
    }
  }

  void finish() throws IOException {
    Writer target = rest.position() > 0 ? writer.get() : null;
    rest = NOTHING;
    if (target != null) {
      hold(target);
      target.write('\uFFFD');
    }
    flush();
  }
}
