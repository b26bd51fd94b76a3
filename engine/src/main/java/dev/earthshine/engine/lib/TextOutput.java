package dev.earthshine.engine.lib;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bytes decoded as UTF-8 into a writer; a character that is cut between two writes arrives whole. */
final class TextOutput {
  /** The longest beginning of a character that can be left over. */
  private static final int LONGEST_REST = 3;

  private final Supplier<? extends @Nullable Writer> writer;
  private final CharsetDecoder decoder = UTF_8
      .newDecoder()
      .onMalformedInput(CodingErrorAction.REPLACE)
      .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer rest = ByteBuffer.allocate(LONGEST_REST);

  TextOutput(Supplier<? extends @Nullable Writer> writer) {
    this.writer = writer;
  }

  /** Hands the text of these bytes to the writer in one call. */
  void write(byte[] bytes, int offset, int length) throws IOException {
    Writer target = writer.get();
    if (target == null || length == 0) {
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    if (rest.position() > 0) {
      in =
          ByteBuffer.allocate(rest.position() + length).put(rest.flip()).put(in).flip();
      rest.clear();
    }
    CharBuffer out = CharBuffer.allocate(in.remaining());
    decoder.reset().decode(in, out, false);
    rest.put(in);
    target.write(out.array(), 0, out.position());
  }

  void flush() throws IOException {
    Writer target = writer.get();
    if (target != null) {
      target.flush();
    }
  }

  void finish() throws IOException {
    Writer target = writer.get();
    if (target != null) {
      if (rest.position() > 0) {
        target.write('\uFFFD');
      }
      target.flush();
    }
    rest.clear();
  }
}
