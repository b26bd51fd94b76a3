package dev.earthshine.http.message;

import java.nio.channels.ReadableByteChannel;

/** A channel whose reads give 0 bytes, rather than wait, while there are none. */
public interface WakingChannel extends ReadableByteChannel {
  /** Has {@code action} run, on any thread, each time a read that gave nothing may give something. */
  void onReadable(Runnable action);
}
