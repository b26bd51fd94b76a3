package dev.earthshine.http.message;

import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/**
 * A body being read.
 *
 * @param length how many bytes {@code channel} gives, exactly
 * @param channel the bytes; closed by whoever reads it
 */
public record Content(long length, ReadableByteChannel channel) {
  static Content of(byte[] bytes) {
    return new Content(bytes.length, Channels.newChannel(new ByteArrayInputStream(bytes)));
  }
}
