package dev.earthshine.spi;

import org.luaj.vm2.Varargs;

/** Hears how a call of a Lua function ended; exactly one of its methods is called, on the script's thread. */
public interface Completion {
  /** The function has returned. */
  void returned(Varargs results);

  /** The function has failed: with a Lua error, or with what Java code it called threw. */
  void raised(Throwable error);
}
