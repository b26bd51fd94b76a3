package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.Upvalue;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Prototype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The class of one Lua function: its upvalues and its ordinary body. */
final class FunctionClass {
  private static final Type VALUE = Type.getType(LuaValue.class);
  private static final Type VALUES = Type.getType(Varargs.class);
  private static final Type RUNTIME = Type.getType(LuaRuntime.class);
  private static final String RUN = Type.getMethodDescriptor(VALUES, VALUES);

  private final FunctionBody body;
  private final ChunkCode chunk;
  private final String name;
  private final String base;
  private final Prototype prototype;
  private final Shape shape;
  private final ClassWriter type = new FrameWriter();
  private final Constants constants;

  FunctionClass(FunctionBody body, ChunkCode chunk) {
    this.body = chunk.outlined(body);
    this.chunk = chunk;
    this.name = chunk.className(body);
    this.base = Type.getInternalName(Shape.base(body));
    this.shape = Shape.of(body);
    this.constants = new Constants(name);
    this.prototype = chunk.prototype(body);
  }

  /** Emits the class and hands it to the loader. */
  Class<?> define() {
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, name, null, base, null);
    type.visitSource(chunk.chunkName(), null);
    for (Upvalue upvalue : body.upvalues()) {
      String descriptor = ExpressionEmitter.upvalueType(upvalue.variable());
      type.visitField(Opcodes.ACC_PUBLIC, "u" + upvalue.index(), descriptor, null, null)
          .visitEnd();
    }
    constructor();
    if (!Shape.isFixed(body)) {
      variable();
    } else if (shape == Shape.MULTIPLE) {
      fixedWithAnyResults();
    } else {
      fixedWithOneResult();
    }
    constants.define(type);
    type.visitEnd();
    return chunk.classes().define(name, type.toByteArray(), constants);
  }

  private MethodVisitor method(String method, String descriptor) {
    MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC, method, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void constructor() {
    MethodVisitor code = method("<init>", Type.getMethodDescriptor(Type.VOID_TYPE, RUNTIME));
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    constants.load(code, Prototype.class, prototype);
    String descriptor =
        Type.getMethodDescriptor(Type.VOID_TYPE, RUNTIME, Type.getType(Prototype.class));
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, base, "<init>", descriptor, false);
    code.visitInsn(Opcodes.RETURN);
    end(code);
  }

  private String fixedDescriptor(Type result) {
    Type[] parameters = new Type[body.parameters().size()];
    Arrays.fill(parameters, VALUE);
    return Type.getMethodDescriptor(result, parameters);
  }

  private void fixedWithOneResult() {
    fixed(method("call", fixedDescriptor(VALUE)));
    if (shape == Shape.VOID) {
      MethodVisitor code = method("run", RUN);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      spread(code);
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "call", fixedDescriptor(VALUE), false);
      code.visitInsn(Opcodes.POP);
      code.visitFieldInsn(
          Opcodes.GETSTATIC, VALUE.getInternalName(), "NONE", VALUE.getDescriptor());
      code.visitInsn(Opcodes.ARETURN);
      end(code);
    }
  }

  private void fixedWithAnyResults() {
    fixed(method("body", fixedDescriptor(VALUES)));
    MethodVisitor call = method("call", fixedDescriptor(VALUE));
    for (int i = 0; i <= body.parameters().size(); i++) {
      call.visitVarInsn(Opcodes.ALOAD, i);
    }
    call.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "body", fixedDescriptor(VALUES), false);
    Refs.FIRST.emit(call);
    call.visitInsn(Opcodes.ARETURN);
    end(call);
    MethodVisitor run = method("run", RUN);
    run.visitVarInsn(Opcodes.ALOAD, 0);
    spread(run);
    run.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "body", fixedDescriptor(VALUES), false);
    run.visitInsn(Opcodes.ARETURN);
    end(run);
  }

  /** Pushes the arguments in variable 1 one by one. */
  private void spread(MethodVisitor code) {
    for (int i = 1; i <= body.parameters().size(); i++) {
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitIntInsn(Opcodes.BIPUSH, i);
      Refs.ARG.emit(code);
    }
  }

  private void fixed(MethodVisitor code) {
    int count = body.parameters().size();
    Emission emission = emission(code, count + 1);
    List<Slot> parameters = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      parameters.add(new Slot(i, Kind.VALUE));
    }
    emit(emission, parameters);
  }

  private void variable() {
    MethodVisitor code = method("run", RUN);
    Emission emission = emission(code, 2);
    emit(emission, parameters(emission, 1));
  }

  /** Unpacks the arguments in a JVM local. */
  static List<Slot> parameters(Emission emission, int arguments) {
    List<Slot> parameters = new ArrayList<>();
    int count = emission.body.parameters().size();
    for (int i = 1; i <= count; i++) {
      emission.code.visitVarInsn(Opcodes.ALOAD, arguments);
      emission.push(i);
      emission.call(Refs.ARG);
      parameters.add(emission.spill(Kind.VALUE));
    }
    if (emission.body.variadic()) {
      emission.code.visitVarInsn(Opcodes.ALOAD, arguments);
      emission.push(count + 1);
      emission.call(Refs.SUBARGS);
      emission.setVariadic(emission.spill(Kind.VALUES));
    }
    return parameters;
  }

  /** Begins the body; {@code machine} is the first free JVM local, which gets the runtime. */
  private Emission emission(MethodVisitor code, int machine) {
    Emission emission =
        new Emission(code, new Slots(machine + 1), constants, body, chunk, name, 0, machine, null);
    emission.self();
    code.visitFieldInsn(
        Opcodes.GETFIELD,
        Type.getInternalName(CompiledFunction.class),
        "runtime",
        RUNTIME.getDescriptor());
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ASTORE, machine);
    emission.call(Refs.ENTER);
    Label room = new Label();
    emission.jump(Opcodes.IFEQ, room);
    runDeep(emission, machine - 1);
    emission.mark(room);
    return emission;
  }

  /** Leaves the call, whose arguments are in the JVM locals up to {@code last}, to a strand. */
  private void runDeep(Emission emission, int last) {
    emission.machine();
    emission.self();
    for (int i = 1; i <= last; i++) {
      emission.code.visitVarInsn(Opcodes.ALOAD, i);
    }
    switch (last) {
      case 0 -> emission.none();
      case 2 -> emission.call(Refs.VALUES_PAIR);
      case 3 -> emission.call(Refs.VALUES_TRIPLE);
      default -> {
        // One value, or all of them, are a list already.
      }
    }
    emission.call(Refs.DEEP);
    if (Shape.isFixed(body) && shape != Shape.MULTIPLE) {
      emission.call(Refs.FIRST);
    }
    emission.op(Opcodes.ARETURN);
  }

  private void emit(Emission emission, List<Slot> parameters) {
    emit(emission, parameters, shape);
    end(emission.code);
  }

  /** The statements of a body whose parameters are in these slots. */
  static void emit(Emission emission, List<Slot> parameters, Shape shape) {
    if (emission.typing.hasLoops()) {
      emission.push(LuaRuntime.FUEL);
      emission.setFuel(emission.spill(Kind.INT));
    }
    StatementEmitter statements = new StatementEmitter(emission, shape);
    statements.bindParameters(parameters);
    if (!statements.block(emission.body.block())) {
      emission.line(emission.body.endLine());
      if (emission.body.part()) {
        statements.goOn();
      } else {
        statements.giveBack(List.of(), emission.body.endLine());
      }
    }
  }
}
