package dev.earthshine.engine.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Calls that wait on the heap while those they made run on the Java stack, above a frame of {@link #METHOD}. */
public interface HeapCalls {
  /** The method of the implementing class that runs what is above these calls. */
  String METHOD = "go";

  /** The calls, innermost first. */
  Iterator<LuaCall> calls();

  /** Whether these are the first calls of a coroutine: those beneath are not of its stack. */
  boolean isBottom();

  /** Those further down the Java stack. */
  @Nullable
  HeapCalls outer();
}
