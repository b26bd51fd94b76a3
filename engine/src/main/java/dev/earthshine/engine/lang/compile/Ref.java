package dev.earthshine.engine.lang.compile;

import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method emitted code calls. */
record Ref(int opcode, String owner, String name, String descriptor) {
  /** A public method that {@code owner} declares; a constructor is called {@code <init>}. */
  static Ref of(Class<?> owner, String name, Class<?>... parameters) {
    try {
      if (name.equals("<init>")) {
        String descriptor = Type.getConstructorDescriptor(owner.getConstructor(parameters));
        return new Ref(Opcodes.INVOKESPECIAL, Type.getInternalName(owner), name, descriptor);
      }
      var method = owner.getDeclaredMethod(name, parameters);
      int opcode =
          Modifier.isStatic(method.getModifiers()) ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
      return new Ref(opcode, Type.getInternalName(owner), name, Type.getMethodDescriptor(method));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(owner + " lacks " + name + Arrays.toString(parameters), e);
    }
  }

  /**
   * An instance method of a class of luaj. Unlike {@link #of} this asks the class nothing: reflection would load all
   * classes that any method of it mentions, luaj's interpreter among them.
   */
  static Ref virtual(Class<?> owner, Class<?> result, String name, Class<?>... parameters) {
    return known(Opcodes.INVOKEVIRTUAL, owner, result, name, parameters);
  }

  /** A static method of a class of luaj, as {@link #virtual}. */
  static Ref statically(Class<?> owner, Class<?> result, String name, Class<?>... parameters) {
    return known(Opcodes.INVOKESTATIC, owner, result, name, parameters);
  }

  private static Ref known(
      int opcode, Class<?> owner, Class<?> result, String name, Class<?>... parameters) {
    String descriptor = MethodType.methodType(result, parameters).toMethodDescriptorString();
    return new Ref(opcode, Type.getInternalName(owner), name, descriptor);
  }

  void emit(MethodVisitor code) {
    code.visitMethodInsn(opcode, owner, name, descriptor, false);
  }
}
