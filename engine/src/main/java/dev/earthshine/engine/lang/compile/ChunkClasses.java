package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.runtime.Traces;
import dev.earthshine.engine.value.LuaCode;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The class loader of one chunk: collectable as soon as nothing refers to the chunk and its functions. */
public final class ChunkClasses extends ClassLoader implements LuaCode {
  static final Ref CONSTANTS = Ref.of(ChunkClasses.class, "constants", Class.class);

  private final String chunkName;
  private final ChunkCode code;
  private final Map<String, FunctionBody> announced = new ConcurrentHashMap<>();
  private final Map<String, Object[]> constants = new ConcurrentHashMap<>();
  private final Map<String, Map<Integer, String>> callNames = new ConcurrentHashMap<>();

  ChunkClasses(String chunkName, ChunkCode code) {
    super(ChunkClasses.class.getClassLoader());
    this.chunkName = chunkName;
    this.code = code;
  }

  /** Says that the class of a function will be of this name. */
  void announce(String internalName, FunctionBody body) {
    announced.put(internalName.replace('/', '.'), body);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    FunctionBody body = announced.remove(name);
    if (body == null) {
      throw new ClassNotFoundException(name);
    }
    return new FunctionClass(body, code).define();
  }

  @Override
  public String chunkName() {
    return chunkName;
  }

  @Override
  public @Nullable String callName(StackFrame frame) {
    return callNames.getOrDefault(frame.getClassName(), Map.of()).get(frame.getByteCodeIndex());
  }

  @Override
  public boolean isPart(StackFrame frame) {
    return Traces.isPart(frame.getClassName());
  }

  /** Defines a class whose code is finished. */
  Class<?> define(String internalName, byte[] bytes, Constants of) {
    String name = internalName.replace('/', '.');
    constants.put(name, of.values());
    callNames.put(name, of.callNames().byOffset());
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** The constants of {@code type}, which asks for them once. */
  public static Object[] constants(Class<?> type) {
    ChunkClasses loader = (ChunkClasses) type.getClassLoader();
    Object[] values = loader.constants.remove(type.getName());
    if (values == null) {
      throw new IllegalStateException(type + " has had its constants");
    }
    return values;
  }
}
