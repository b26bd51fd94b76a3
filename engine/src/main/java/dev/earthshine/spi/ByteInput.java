package dev.earthshine.spi;

import java.io.IOException;

/** What the reader of a script context may implement as well, to give scripts its bytes undecoded. */
public interface ByteInput {
  /** The next byte, -1 at the end; called instead of the methods for characters. */
  int readByte() throws IOException;
}
