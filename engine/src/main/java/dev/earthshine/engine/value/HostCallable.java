package dev.earthshine.engine.value;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;

/** An object of the host that can be called: a lambda, say, or another functional interface. */
public interface HostCallable {
  /** It as a function, null where it has no method to be called by. */
  @Nullable
  LuaFunction toFunction();

  /** What kind of object it is, for messages. */
  String typeText();
}
