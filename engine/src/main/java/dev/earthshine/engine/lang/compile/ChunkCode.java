package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.MainFunction;
import dev.earthshine.engine.lang.runtime.Prototype;
import dev.earthshine.engine.lang.runtime.ResumableBody;
import dev.earthshine.engine.lang.runtime.Traces;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
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
  private final Twins twins = new Twins();
  // Mutable state
  private volatile @Nullable MainFunction template;
  // The rest is guarded by this.
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
    MainFunction made = template;
    if (made == null) {
      made = newTemplate();
      template = made;
    }
    return made.instance(runtime, environment);
  }

  /** A main function that only makes others: it belongs to no state, so that the chunk keeps none alive. */
  private MainFunction newTemplate() {
    try {
      Class<?> type = classes.loadClass(className(main).replace('/', '.'));
      return (MainFunction) type.getConstructor(LuaRuntime.class).newInstance(new LuaRuntime());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the emitted class is not as it should be", e);
    }
  }

  boolean isMain(FunctionBody body) {
    return body == main;
  }

  /** What all closures of the main function share. */
  public Prototype prototype() {
    return prototype(main);
  }

  String chunkName() {
    return classes.chunkName();
  }

  Twins twins() {
    return twins;
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
          + names.size() + "$" + readable.replaceAll("[^A-Za-z0-9_]", "_")
          + (b.name().equals(Traces.ANONYMOUS) ? "$" + b.line() : "")
          + (b.part() ? Traces.PART_SUFFIX : "");
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
