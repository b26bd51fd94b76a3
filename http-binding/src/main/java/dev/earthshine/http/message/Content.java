package dev.earthshine.http.message;

import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/**
 * A body being read.
 *
 * @param length how many bytes {@code channel} gives, exactly; {@link #UNKNOWN} where nobody can tell
 * @param channel the bytes; closed by whoever reads it
 */
public record Content(long length, ReadableByteChannel channel) {
  /** The length of a body that is still being made. */
  public static final long UNKNOWN = -1;

  static Content of(byte[] bytes) {
    return new Content(bytes.length, Channels.newChannel(new ByteArrayInputStream(bytes)));
  }
}
