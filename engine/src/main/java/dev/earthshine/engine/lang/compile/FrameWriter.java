package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.runtime.Traces;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;

/** A class writer that knows how the types in emitted code are related, and so loads no class to find out. */
final class FrameWriter extends ClassWriter {
  private static final String VALUE = Type.getInternalName(LuaValue.class);
  private static final String FUNCTION = Type.getInternalName(LuaFunction.class);
  private static final String VALUES = Type.getInternalName(Varargs.class);
  private static final String OBJECT = Type.getInternalName(Object.class);
  private static final String PACKAGE = VALUE.substring(0, VALUE.lastIndexOf('/') + 1);

  FrameWriter() {
    super(COMPUTE_FRAMES | COMPUTE_MAXS);
  }

  @Override
  protected String getCommonSuperClass(String a, String b) {
    if (a.equals(b)) {
      return a;
    }
    if (isValues(a) && isValues(b)) {
      return a.equals(VALUES) || b.equals(VALUES) ? VALUES : VALUE;
    }
    return OBJECT;
  }

  /** All classes of the value model that emitted code mentions are values; of ours, tables and functions are. */
  private static boolean isValues(String type) {
    return type.startsWith(PACKAGE)
        || type.equals(FUNCTION)
        || type.equals(Kind.TABLE.internalName())
        || isEmittedFunction(type);
  }

  private static boolean isEmittedFunction(String type) {
    return type.startsWith(Traces.CLASS_PREFIX, type.lastIndexOf('/') + 1)
        && !type.endsWith(Traces.RESUMABLE_SUFFIX);
  }
}
