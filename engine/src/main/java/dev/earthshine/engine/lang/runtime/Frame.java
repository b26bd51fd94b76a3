package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.LuaCall;
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

  /** The call this is what is left of; null for a step within a call. */
  protected @Nullable LuaCall call() {
    return null;
  }
}
