package dev.earthshine.engine.value;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where in the Lua program the running code was called from, read off the Java stack. */
public final class Positions {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Positions() {}

  /** The position of the Lua code that runs, or that called the Java function that runs; null if Java called it. */
  public static @Nullable String caller() {
    return WALKER.walk(frames -> find(frames, -1));
  }

  /**
   * The position of the call at {@code level}: 0 is the running function, 1 the one that called it, and so on.
   *
   * @return {@code chunk:12}; null where there is no such call or it is of a Java function
   */
  public static @Nullable String at(int level) {
    return WALKER.walk(frames -> find(frames, level));
  }

  /** Level -1 stands for 0 in Lua code, and for 1 in a Java function. */
  private static @Nullable String find(Stream<StackFrame> frames, int wanted) {
    int level = 0;
    for (Iterator<StackFrame> i = frames.iterator(); i.hasNext(); ) {
      StackFrame frame = i.next();
      boolean lua = isLua(frame);
      if (!lua && !JavaFunction.isEntry(frame)) {
        continue;
      }
      if (level == wanted || (wanted == -1 && (lua || level == 1))) {
        return lua ? position(frame) : null;
      }
      level++;
    }
    return null;
  }

  /**
   * How the Lua code that called the Java function that runs names it: {@code method 'rep'}, {@code local 'f'}; null if
   * it does not, or Java called.
   */
  static @Nullable String callName() {
    return WALKER.walk(frames -> frames
        .dropWhile(frame -> !JavaFunction.isEntry(frame))
        .skip(1)
        .filter(frame -> isLua(frame) || JavaFunction.isEntry(frame))
        .findFirst()
        .map(frame -> isLua(frame) ? code(frame).callName(frame) : null)
        .orElse(null));
  }

  private static boolean isLua(StackFrame frame) {
    return frame.getDeclaringClass().getClassLoader() instanceof LuaCode
        && frame.getLineNumber() > 0;
  }

  private static LuaCode code(StackFrame frame) {
    return (LuaCode) frame.getDeclaringClass().getClassLoader();
  }

  private static String position(StackFrame frame) {
    return code(frame).chunkName() + ":" + frame.getLineNumber();
  }
}
