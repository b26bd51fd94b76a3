package dev.earthshine.engine.lang.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The objects one emitted class refers to, and the names of its calls. The first are static final fields, which the JIT takes for constants; those
 * beyond, of very large functions, stay in an array, because a class file has room for only so many fields.
 */
final class Constants {
  private static final int FIELDS = 1000;
  private static final String ARRAY = "K";
  private static final String OBJECTS = Type.getDescriptor(Object[].class);

  private final String owner;
  private final List<Object> values = new ArrayList<>();
  private final List<Class<?>> types = new ArrayList<>();
  private final Map<Object, Integer> known = new HashMap<>();
  private final CallNames callNames = new CallNames();

  Constants(String owner) {
    this.owner = owner;
  }

  /** Pushes {@code value}, of which there may be an equal one already. */
  <T> void load(MethodVisitor code, Class<T> type, T value) {
    Object key = List.of(type, value);
    Integer place = known.get(key);
    if (place == null) {
      place = values.size();
      known.put(key, place);
      values.add(value);
      types.add(type);
    }
    emit(code, place);
  }

  /** Pushes {@code value}, which is not the same as any equal one. */
  <T> void loadOwn(MethodVisitor code, Class<T> type, T value) {
    values.add(value);
    types.add(type);
    emit(code, values.size() - 1);
  }

  private void emit(MethodVisitor code, int place) {
    Class<?> type = types.get(place);
    if (place < FIELDS) {
      code.visitFieldInsn(Opcodes.GETSTATIC, owner, "k" + place, Type.getDescriptor(type));
    } else {
      code.visitFieldInsn(Opcodes.GETSTATIC, owner, ARRAY, OBJECTS);
      code.visitLdcInsn(place);
      code.visitInsn(Opcodes.AALOAD);
      code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(type));
    }
  }

  CallNames callNames() {
    return callNames;
  }

  Object[] values() {
    return values.toArray();
  }

  /** Declares the fields and fills them when the class is initialised. */
  void define(ClassVisitor type) {
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    type.visitField(access, ARRAY, OBJECTS, null, null).visitEnd();
    for (int i = 0; i < Math.min(FIELDS, values.size()); i++) {
      type.visitField(access, "k" + i, Type.getDescriptor(types.get(i)), null, null)
          .visitEnd();
    }
    MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    code.visitLdcInsn(Type.getObjectType(owner));
    ChunkClasses.CONSTANTS.emit(code);
    code.visitInsn(Opcodes.DUP);
    code.visitFieldInsn(Opcodes.PUTSTATIC, owner, ARRAY, OBJECTS);
    for (int i = 0; i < Math.min(FIELDS, values.size()); i++) {
      code.visitInsn(Opcodes.DUP);
      code.visitLdcInsn(i);
      code.visitInsn(Opcodes.AALOAD);
      code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(types.get(i)));
      code.visitFieldInsn(Opcodes.PUTSTATIC, owner, "k" + i, Type.getDescriptor(types.get(i)));
    }
    code.visitInsn(Opcodes.POP);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
