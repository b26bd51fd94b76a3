package dev.earthshine.engine.lang.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Lua functions on a Java stack, found by the names of their classes. */
public final class Traces {
  /** What the simple name of a function's class begins with; then come its number, {@code $} and its name. */
  public static final String CLASS_PREFIX = "lua$";

  /** What the name of the class of a part of a large function ends with: its call is one with its caller's. */
  public static final String PART_SUFFIX = "$p";

  /** What the name of the class of a resumable body ends with. */
  public static final String RESUMABLE_SUFFIX = "$r";

  /** The name of the function a chunk is. */
  public static final String MAIN = "main";

  /** The name of a function that has none; that of its class goes on with {@code $} and its line. */
  public static final String ANONYMOUS = "anonymous";

  private static final String ANONYMOUS_CLASS = ANONYMOUS + "$";

  private Traces() {}

  /**
   * A Lua function in progress.
   *
   * @param function as {@link #function}
   */
  public record Call(String chunk, int line, @Nullable String function) {}

  /** The Lua functions in progress where {@code trace} was made, innermost first. */
  public static List<Call> of(Throwable trace) {
    List<Call> calls = new ArrayList<>();
    boolean part = false;
    for (StackTraceElement element : trace.getStackTrace()) {
      String type = element.getClassName();
      String simple = type.substring(type.lastIndexOf('.') + 1);
      String file = element.getFileName();
      if (simple.startsWith(CLASS_PREFIX) && element.getLineNumber() > 0 && file != null) {
        if (!part) {
          calls.add(new Call(file, element.getLineNumber(), function(type)));
        }
        part = isPart(simple);
      }
    }
    return calls;
  }

  /** Whether the class of this name is of a part of a function. */
  public static boolean isPart(String className) {
    return without(RESUMABLE_SUFFIX, className).endsWith(PART_SUFFIX);
  }

  private static String without(String suffix, String name) {
    return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
  }

  /** The name of the function whose class has this name, {@code <line>} if it has none; null for a main chunk. */
  public static @Nullable String function(String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    String name = simple.substring(simple.indexOf('$', CLASS_PREFIX.length()) + 1);
    name = without(PART_SUFFIX, without(RESUMABLE_SUFFIX, name));
    if (name.startsWith(ANONYMOUS_CLASS)) {
      return "<" + name.substring(ANONYMOUS_CLASS.length()) + ">";
    }
    return name.equals(MAIN) ? null : name;
  }
}
