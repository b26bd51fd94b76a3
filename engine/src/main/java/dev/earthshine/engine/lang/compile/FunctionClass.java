package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Upvalue;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.compile.Twins.Twin;
import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.MainFunction;
import dev.earthshine.engine.lang.runtime.Prototype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.luaj.vm2.LuaNumber;
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
  private final boolean main;
  private final ChunkCode chunk;
  private final String name;
  private final String base;
  private final Prototype prototype;
  private final Shape shape;
  private final ClassWriter type = new FrameWriter();
  private final Constants constants;

  FunctionClass(FunctionBody body, ChunkCode chunk) {
    this.body = chunk.outlined(body);
    this.main = chunk.isMain(body);
    this.chunk = chunk;
    this.name = chunk.className(body);
    this.base = Type.getInternalName(Shape.base(body));
    this.shape = Shape.of(body);
    this.constants = new Constants(name);
    this.prototype = chunk.prototype(body);
  }

  /** Emits the class and hands it to the loader. */
  Class<?> define() {
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, name, null, base, interfaces());
    type.visitSource(chunk.chunkName(), null);
    for (Upvalue upvalue : body.upvalues()) {
      String descriptor = VariableEmitter.upvalueType(upvalue.variable());
      type.visitField(Opcodes.ACC_PUBLIC, "u" + upvalue.index(), descriptor, null, null)
          .visitEnd();
    }
    constructor();
    if (main) {
      instance();
    }
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

  private String[] interfaces() {
    return main ? new String[] {Type.getInternalName(MainFunction.class)} : new String[0];
  }

  /** See {@link MainFunction}: the environment is the one upvalue of a main function. */
  private void instance() {
    MethodVisitor code = method(
        "instance", Type.getMethodDescriptor(Type.getType(CompiledFunction.class), RUNTIME, VALUE));
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        name,
        "<init>",
        Type.getMethodDescriptor(Type.VOID_TYPE, RUNTIME),
        false);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, 2);
    LocalVariable environment = body.upvalues().get(0).variable();
    if (environment.isCell()) {
      Refs.NEW_CELL.emit(code);
    }
    code.visitFieldInsn(Opcodes.PUTFIELD, name, "u0", VariableEmitter.upvalueType(environment));
    code.visitInsn(Opcodes.ARETURN);
    end(code);
  }

  private String fixedDescriptor(Type result) {
    Type[] parameters = new Type[body.parameters().size()];
    Arrays.fill(parameters, VALUE);
    return Type.getMethodDescriptor(result, parameters);
  }

  private void fixedWithOneResult() {
    Twin twin = chunk.twins().of(body);
    MethodVisitor call = method("call", fixedDescriptor(VALUE));
    if (twin != null) {
      dispatch(twin, call);
      twin(twin);
    }
    fixed(call);
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

  /** Goes to the twin if the arguments are numbers that a double says all about. */
  private void dispatch(Twin twin, MethodVisitor code) {
    Label other = new Label();
    List<LocalVariable> parameters = body.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (twin.numbers().contains(parameters.get(i))) {
        code.visitVarInsn(Opcodes.ALOAD, i + 1);
        Refs.IS_PLAIN_NUMBER.emit(code);
        code.visitJumpInsn(Opcodes.IFEQ, other);
      }
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    for (int i = 0; i < parameters.size(); i++) {
      code.visitVarInsn(Opcodes.ALOAD, i + 1);
      if (twin.numbers().contains(parameters.get(i))) {
        code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(LuaNumber.class));
        Refs.TODOUBLE.emit(code);
      }
    }
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, Twin.METHOD, twin.descriptor(), false);
    Refs.BOX.emit(code);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(other);
  }

  private void twin(Twin twin) {
    MethodVisitor code = method(Twin.METHOD, twin.descriptor());
    Slots slots = new Slots(1);
    List<Slot> parameters = body.parameters().stream()
        .map(p -> slots.take(twin.numbers().contains(p) ? Kind.DOUBLE : Kind.VALUE))
        .toList();
    int machine = slots.reserve();
    Emission emission =
        new Emission(code, slots, constants, body, chunk, name, 0, machine, null, twin);
    enter(emission, parameters);
    emit(emission, parameters, shape);
    end(code);
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
    List<Slot> parameters = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      parameters.add(new Slot(i, Kind.VALUE));
    }
    Emission emission = emission(code, count + 1, parameters);
    emit(emission, parameters);
  }

  private void variable() {
    MethodVisitor code = method("run", RUN);
    Emission emission = emission(code, 2, List.of(new Slot(1, Kind.VALUES)));
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
  private Emission emission(MethodVisitor code, int machine, List<Slot> arguments) {
    Emission emission = new Emission(
        code, new Slots(machine + 1), constants, body, chunk, name, 0, machine, null, null);
    enter(emission, arguments);
    return emission;
  }

  private void enter(Emission emission, List<Slot> arguments) {
    emission.self();
    emission.code.visitFieldInsn(
        Opcodes.GETFIELD,
        Type.getInternalName(CompiledFunction.class),
        "runtime",
        RUNTIME.getDescriptor());
    emission.setMachine();
    if (emission.counted) {
      emission.machine();
      emission.call(Refs.ENTER);
      Label room = new Label();
      emission.jump(Opcodes.IFEQ, room);
      runDeep(emission, arguments);
      emission.mark(room);
    }
  }

  /** Leaves the call to a strand. */
  private void runDeep(Emission emission, List<Slot> arguments) {
    emission.machine();
    emission.self();
    for (Slot argument : arguments) {
      emission.load(argument);
      if (argument.kind() == Kind.DOUBLE) {
        emission.call(Refs.BOX);
      }
    }
    switch (arguments.size()) {
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
    if (emission.twin == null) {
      emission.op(Opcodes.ARETURN);
    } else {
      emission.call(Refs.VALUE_TODOUBLE);
      emission.op(Opcodes.DRETURN);
    }
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
