package dev.earthshine.engine.value;

import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/** Marks the class loaders of compiled Lua, whose frames on the Java stack are calls of Lua functions. */
public interface LuaCode {
  /** The chunk, as messages show it. */
  String chunkName();

  /** How the call that {@code frame} is in names what it calls: {@code method 'rep'}; null if it does not. */
  @Nullable
  String callName(StackFrame frame);

  /** Whether {@code frame} is of a part of a large function, which its caller is the rest of. */
  boolean isPart(StackFrame frame);
}
