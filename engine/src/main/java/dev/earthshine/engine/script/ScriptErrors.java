package dev.earthshine.engine.script;

import dev.earthshine.LuaScriptError;
import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.lang.LuaSyntaxError;
import dev.earthshine.engine.lang.runtime.Traces;
import dev.earthshine.engine.value.ErrorText;
import dev.earthshine.engine.value.Uncatchable;
import java.util.List;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/**
 * Whatever left an evaluation, as the one {@link ScriptException} a host gets: file and line where known, and as its
 * direct cause the host's own Throwable if there was one, else a {@link LuaScriptError}. Hosts look one level deep.
 */
final class ScriptErrors {
  private ScriptErrors() {}

  /**
   * Called by the thread that owns the state, since the text of an error value may be Lua's to make.
   *
   * @param values converts the Lua error value, or null where no Lua ran
   */
  static ScriptException of(Throwable thrown, @Nullable Values values) {
    if (thrown instanceof ScriptException done) {
      return done;
    }
    if (thrown instanceof Uncatchable ended && ended.getCause() != null) {
      ScriptException failure = of(ended.getCause(), values);
      for (Throwable further : ended.getSuppressed()) {
        attach(of(further, values).getCause(), failure.getCause());
      }
      return failure;
    }
    if (thrown instanceof LuaSyntaxError syntax) {
      LuaScriptError cause = new LuaScriptError(syntax.positioned(), syntax.positioned(), syntax);
      return new LuaScriptException(syntax.positioned(), syntax.chunkName(), syntax.line(), cause);
    }
    if (thrown instanceof LuaError error) {
      return raised(error, values);
    }
    if (thrown instanceof StackOverflowError) {
      return placed(
          "stack overflow", thrown, new LuaScriptError("stack overflow", "stack overflow", thrown));
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return placed(text(thrown), thrown, thrown);
  }

  /** Hosts look one level deep: what failed beside the cause is found with it. */
  private static void attach(@Nullable Throwable further, @Nullable Throwable cause) {
    if (further != null && cause != null && further != cause) {
      cause.addSuppressed(further);
    }
  }

  private static ScriptException raised(LuaError error, @Nullable Values values) {
    LuaValue value = error.getMessageObject();
    String text = value == null ? String.valueOf(error.getMessage()) : ErrorText.of(value);
    Object object = value == null || values == null ? text : values.toJava(value);
    // A host's exception may have been caught and raised again; any other cause belongs beneath the
    // Lua error.
    Throwable cause = object instanceof Throwable thrown && value instanceof LuaUserdata
        ? thrown
        : new LuaScriptError(text, object, error);
    return placed(value instanceof LuaString ? text : place(error) + text, error, cause);
  }

  /** A value that is no string says nothing of where it was raised; the Java stack does. */
  private static String place(LuaError error) {
    List<Traces.Call> calls = Traces.of(error);
    return calls.isEmpty() ? "" : position(calls.get(0)) + ": ";
  }

  private static String position(Traces.Call call) {
    return call.chunk() + ":" + call.line();
  }

  /** File and line are those the text begins with, if they are of a call in progress, else those of the innermost one. */
  private static ScriptException placed(String text, Throwable thrown, Throwable cause) {
    List<Traces.Call> calls = Traces.of(thrown);
    for (Traces.Call call : calls) {
      if (text.startsWith(position(call) + ": ")) {
        return new LuaScriptException(text, call.chunk(), call.line(), cause);
      }
    }
    return calls.isEmpty()
        ? new LuaScriptException(text, null, -1, cause)
        : new LuaScriptException(text, calls.get(0).chunk(), calls.get(0).line(), cause);
  }

  private static String text(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
