package dev.earthshine.spi;

import java.io.IOException;

/**
 * What the writer of a script context may implement as well, to get what scripts write as the bytes it is: Lua text need
 * not be UTF-8.
 */
public interface ByteOutput {
  /** Takes bytes; called instead of the methods for characters. */
  void write(byte[] bytes, int offset, int length) throws IOException;
}
