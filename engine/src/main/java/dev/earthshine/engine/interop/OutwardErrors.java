package dev.earthshine.engine.interop;

import dev.earthshine.LuaScriptError;
import dev.earthshine.engine.value.ErrorText;
import dev.earthshine.engine.value.LuaErrors;
import dev.earthshine.engine.value.Uncatchable;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/**
 * What Java code that called into Lua gets for what the call threw.
 *
 * <p>Between Lua code below and Lua code of the same state above, an error stays what it is: error values keep their
 * identity and an interrupt ends the whole evaluation. Outside, it is an exception that Java code can read.
 */
final class OutwardErrors {
  private final Values values;
  private final StateEntry entry;

  OutwardErrors(Values values, StateEntry entry) {
    this.values = values;
    this.entry = entry;
  }

  /** See {@link Values#thrown}. */
  Throwable of(Throwable thrown, Class<?>... declared) {
    boolean interrupted = thrown instanceof InterruptedException
        || (thrown instanceof Uncatchable && thrown.getCause() instanceof InterruptedException);
    if (interrupted) {
      Thread.currentThread().interrupt(); // What another thread was interrupted in does not count.
    }
    return translate(thrown, entry.isEntered(), declared);
  }

  /** What {@code error} is outside the state, asked while the state is still this thread's. */
  Throwable outside(LuaError error, Class<?>... declared) {
    return raised(error, false, declared);
  }

  private Throwable translate(Throwable thrown, boolean entered, Class<?>... declared) {
    if (thrown instanceof LuaError error) {
      return raised(error, entered, declared);
    }
    if (entered && isUnchecked(thrown)) {
      return thrown;
    }
    Throwable cause = thrown.getCause();
    boolean wraps = thrown instanceof Uncatchable || thrown instanceof ExecutionException;
    if (wraps && cause != null) {
      Throwable failure = translate(cause, entered, declared);
      for (Throwable each : thrown.getSuppressed()) {
        Throwable further = translate(each, entered, declared);
        if (further != failure) {
          failure.addSuppressed(further);
        }
      }
      return failure;
    }
    if (thrown instanceof StackOverflowError) {
      return new LuaScriptError("stack overflow", "stack overflow", thrown);
    }
    return fits(thrown, declared) && !(thrown instanceof Uncatchable)
        ? thrown
        : new LuaScriptError(text(thrown), text(thrown), thrown);
  }

  private Throwable raised(LuaError error, boolean entered, Class<?>... declared) {
    LuaValue value = LuaErrors.value(error, values::toLua);
    if (value instanceof JavaObject object
        && object.m_instance instanceof Throwable original
        && fits(original, declared)) {
      return original;
    }
    if (entered) {
      return error;
    }
    Throwable cause = error.getCause() == null ? error : error.getCause();
    try {
      return entry.enter(
          () -> new LuaScriptError(ErrorText.of(value), values.toJava(value), cause));
    } catch (Exception | Error e) { // The state is another thread's, or was interrupted.
      LuaScriptError unnamed = new LuaScriptError(kind(value), null, cause);
      unnamed.addSuppressed(e);
      return unnamed;
    }
  }

  private static boolean fits(Throwable thrown, Class<?>... declared) {
    return isUnchecked(thrown) || Arrays.stream(declared).anyMatch(type -> type.isInstance(thrown));
  }

  private static boolean isUnchecked(Throwable thrown) {
    return thrown instanceof RuntimeException || thrown instanceof Error;
  }

  private static String text(Throwable thrown) {
    if (thrown.getMessage() != null) {
      return thrown.getMessage();
    }
    return thrown instanceof InterruptedException
        ? "interrupted"
        : thrown.getClass().getSimpleName();
  }

  /** What the reference interpreter says of an error value without a text. */
  private static String kind(LuaValue value) {
    return "(error object is a " + value.typename() + " value)";
  }
}
