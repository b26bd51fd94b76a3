package dev.earthshine.engine.interop;

import dev.earthshine.Policy;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Receiver;
import dev.earthshine.engine.value.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** One Lua state in a test: what Lua code would do with values, and how often Java entered it. */
@NullUnmarked
final class Lua implements StateEntry {
  final Values values = new Values(this, Policy.standard());
  int entries;
  int outermostEntries;
  /** What holds the globals now. */
  Object anchor;
  /** What the last entry came with. */
  Object anchorOfEntry;

  private int depth;

  @Override
  public boolean isEntered() {
    return depth > 0;
  }

  @Override
  public Object anchor() {
    return anchor;
  }

  @Override
  public <T> T enter(Object with, Callable<T> body) throws Exception {
    anchorOfEntry = with;
    return enter(body);
  }

  @Override
  public <T> T enter(Callable<T> body) throws Exception {
    entries++;
    outermostEntries += depth == 0 ? 1 : 0;
    return inside(body);
  }

  private <T> T inside(Callable<T> body) throws Exception {
    depth++;
    try {
      return body.call();
    } finally {
      depth--;
    }
  }

  /** {@code object:method(args...)}, all given as Java values. */
  Object call(Object object, String method, Object... args) {
    return values.results(invoke(values.toLua(object), method, args));
  }

  Varargs invoke(LuaValue self, String method, Object... args) {
    LuaValue name = LuaStrings.of(method);
    LuaValue function = self instanceof Receiver receiver ? receiver.method(name) : self.get(name);
    depth++;
    try {
      return function.invoke(self, values.toLuaAll(args));
    } finally {
      depth--;
    }
  }

  /** {@code object.name}. */
  Object get(Object object, Object key) {
    return values.toJava(meta(object, "__index", key));
  }

  /** {@code object.name = value}. */
  void set(Object object, Object key, Object value) {
    values.toLua(object).set(values.toLua(key), values.toLua(value));
  }

  /** A metamethod of the object. */
  LuaValue meta(Object object, String event, Object... args) {
    LuaValue self = values.toLua(object);
    return self.getmetatable().get(event).invoke(self, values.toLuaAll(args)).arg1();
  }

  /** {@code {...}}. */
  Table list(Object... elements) {
    Table table = new Table();
    for (int i = 0; i < elements.length; i++) {
      table.rawset(i + 1, values.toLua(elements[i]));
    }
    return table;
  }

  /** {@code {key = value, ...}}. */
  Table map(Object... keysAndValues) {
    Table table = new Table();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      table.rawset(values.toLua(keysAndValues[i]), values.toLua(keysAndValues[i + 1]));
    }
    return table;
  }

  /** A function of one parameter, written with Java values. */
  LuaValue function(Body body) {
    return JavaFunction.of("f", args -> values.toLua(body.call(values.toJavaAll(args))));
  }

  static String text(LuaValue value) {
    return LuaStrings.text((LuaString) value);
  }

  interface Body {
    Object call(Object... args);
  }
}
