package dev.earthshine.engine.lang.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Lua functions on a Java stack, found by the names of their classes. */
public final class Traces {
  /** What the simple name of a function's class begins with; then come its number, {@code $} and its name. */
  public static final String CLASS_PREFIX = "lua$";

  /** What the name of the class of a resumable body ends with. */
  public static final String RESUMABLE_SUFFIX = "$r";

  /** The name of the function a chunk is. */
  public static final String MAIN = "main";

  private Traces() {}

  /**
   * A Lua function in progress.
   *
   * @param function its name, null for a main chunk
   */
  public record Call(String chunk, int line, @Nullable String function) {}

  /** The Lua functions in progress where {@code trace} was made, innermost first. */
  public static List<Call> of(Throwable trace) {
    List<Call> calls = new ArrayList<>();
    for (StackTraceElement element : trace.getStackTrace()) {
      String type = element.getClassName();
      String simple = type.substring(type.lastIndexOf('.') + 1);
      String file = element.getFileName();
      if (simple.startsWith(CLASS_PREFIX) && element.getLineNumber() > 0 && file != null) {
        calls.add(new Call(file, element.getLineNumber(), function(simple)));
      }
    }
    return calls;
  }

  private static @Nullable String function(String simple) {
    String name = simple.substring(simple.indexOf('$', CLASS_PREFIX.length()) + 1);
    if (name.endsWith(RESUMABLE_SUFFIX)) {
      name = name.substring(0, name.length() - RESUMABLE_SUFFIX.length());
    }
    return name.equals(MAIN) ? null : name;
  }
}
