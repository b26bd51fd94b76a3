package dev.earthshine.engine.value;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where in the Lua program the running code was called from, read off the Java stack. */
public final class Positions {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** Set only while code runs above calls on the heap, so that threads of hosts keep nothing of it. */
  private static final ThreadLocal<@Nullable HeapCalls> HEAP = new ThreadLocal<>();

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
    CallWalk walk = new CallWalk(frames.iterator(), HEAP.get());
    int level = 0;
    for (LuaCall call = walk.next(); call != null; call = walk.next()) {
      boolean lua = call.chunk() != null;
      if (level == wanted || (wanted == -1 && (lua || level == 1))) {
        return call.position();
      }
      level++;
    }
    return null;
  }

  /** The calls of Lua functions in progress, innermost first. */
  public static List<LuaCall> calls() {
    return WALKER.walk(frames -> {
      CallWalk walk = new CallWalk(frames.iterator(), HEAP.get());
      List<LuaCall> calls = new ArrayList<>();
      for (LuaCall call = walk.next(); call != null; call = walk.next()) {
        if (call.chunk() != null) {
          calls.add(call);
        }
      }
      return calls;
    });
  }

  /** The calls on the heap that what this thread runs is above of. */
  public static @Nullable HeapCalls heap() {
    return HEAP.get();
  }

  /** Says that this thread runs above {@code calls} from now on. */
  public static void above(@Nullable HeapCalls calls) {
    if (calls == null) {
      HEAP.remove();
    } else {
      HEAP.set(calls);
    }
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
}
