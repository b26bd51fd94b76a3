package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.runtime.Cell;
import dev.earthshine.engine.value.Table;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a JVM local of emitted code holds. */
enum Kind {
  VALUE(LuaValue.class, Opcodes.ALOAD, Opcodes.ASTORE),
  CELL(Cell.class, Opcodes.ALOAD, Opcodes.ASTORE),
  VALUES(Varargs.class, Opcodes.ALOAD, Opcodes.ASTORE),
  FUNCTION(LuaFunction.class, Opcodes.ALOAD, Opcodes.ASTORE),
  TABLE(Table.class, Opcodes.ALOAD, Opcodes.ASTORE),
  ARRAY(LuaValue[].class, Opcodes.ALOAD, Opcodes.ASTORE),
  DOUBLE(double.class, Opcodes.DLOAD, Opcodes.DSTORE),
  LONG(long.class, Opcodes.LLOAD, Opcodes.LSTORE),
  /** Bookkeeping that does not outlive a suspension. */
  INT(int.class, Opcodes.ILOAD, Opcodes.ISTORE);

  private final Class<?> type;
  private final int load;
  private final int store;

  Kind(Class<?> type, int load, int store) {
    this.type = type;
    this.load = load;
    this.store = store;
  }

  String internalName() {
    return Type.getInternalName(type);
  }

  String descriptor() {
    return Type.getDescriptor(type);
  }

  int load() {
    return load;
  }

  int store() {
    return store;
  }

  boolean isObject() {
    return load == Opcodes.ALOAD;
  }

  int size() {
    return this == DOUBLE || this == LONG ? 2 : 1;
  }
}
