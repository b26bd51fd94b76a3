package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.runtime.Cell;
import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Prototype;
import dev.earthshine.engine.lang.runtime.ResumableBody;
import dev.earthshine.engine.lang.runtime.Traces;
import java.util.IdentityHashMap;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.Type;

/**
 * The classes of one chunk. Each is made when it is first used, which most functions of a large program never are.
 *
 * <p>Thread-safe; shared by all states that run the chunk.
 */
public final class ChunkCode {
  private static final int MAX_NAME = 40;

  private final FunctionBody main;
  private final ChunkClasses classes;
  // Mutable state, guarded by this
  private final IdentityHashMap<FunctionBody, String> names = new IdentityHashMap<>();
  private final IdentityHashMap<FunctionBody, Prototype> prototypes = new IdentityHashMap<>();
  private final IdentityHashMap<FunctionBody, FunctionBody> outlined = new IdentityHashMap<>();

  /** The code of a parsed chunk. */
  public ChunkCode(FunctionBody main, String chunkName) {
    this.main = main;
    this.classes = new ChunkClasses(chunkName, this);
  }

  /** The main function, for one state. */
  public CompiledFunction instantiate(LuaRuntime runtime, LuaValue environment) {
    LocalVariable variable = main.upvalues().get(0).variable();
    try {
      Class<?> type = classes.loadClass(className(main).replace('/', '.'));
      Object function = type.getConstructor(LuaRuntime.class).newInstance(runtime);
      type.getField("u0").set(function, variable.isCell() ? Cell.of(environment) : environment);
      return (CompiledFunction) function;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the emitted class is not as it should be", e);
    }
  }

  /** What all closures of the main function share. */
  public Prototype prototype() {
    return prototype(main);
  }

  String chunkName() {
    return classes.chunkName();
  }

  ChunkClasses classes() {
    return classes;
  }

  /** The function in the form in which it is emitted. */
  synchronized FunctionBody outlined(FunctionBody body) {
    return outlined.computeIfAbsent(body, Outliner::outline);
  }

  /** The internal name of the class of a function. */
  synchronized String className(FunctionBody body) {
    return names.computeIfAbsent(body, b -> {
      String name = Type.getInternalName(ChunkCode.class);
      String readable = b.name().substring(0, Math.min(MAX_NAME, b.name().length()));
      String internal = name.substring(0, name.lastIndexOf('/') + 1) + Traces.CLASS_PREFIX
          + names.size() + "$" + readable.replaceAll("[^A-Za-z0-9_]", "_");
      classes.announce(internal, b);
      return internal;
    });
  }

  synchronized Prototype prototype(FunctionBody body) {
    return prototypes.computeIfAbsent(
        body,
        b -> new Prototype(
            b.name(),
            chunkName(),
            b.line(),
            b.parameters().size(),
            b.variadic(),
            () -> resumable(b)));
  }

  private ResumableBody resumable(FunctionBody body) {
    try {
      return (ResumableBody)
          new ResumableClass(body, this).define().getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the emitted class is not as it should be", e);
    }
  }
}
