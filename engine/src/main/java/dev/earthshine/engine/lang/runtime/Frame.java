package dev.earthshine.engine.lang.runtime;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Varargs;

/** What is left to do of a suspended call, kept on the heap. */
public abstract class Frame {
  // Mutable state
  @Nullable
  Frame below;

  /** Goes on with the results of the call this frame waited for; may suspend again. */
  protected abstract Varargs resume(Varargs results);

  /** Whether {@link #recover} wants the error of the call this frame waited for. */
  protected boolean catches() {
    return false;
  }

  /** Goes on after the call has failed. */
  protected Varargs recover(Throwable error) {
    throw new IllegalStateException("a frame that does not catch", error);
  }

  /** The line of Lua code the frame stands at, as {@code chunk:12}; null for Java code. */
  protected @Nullable String position() {
    return null;
  }
}
