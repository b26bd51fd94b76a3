package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.lang.runtime.LuaFrame;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Machine;
import dev.earthshine.engine.lang.runtime.ResumableBody;
import dev.earthshine.engine.lang.runtime.Traces;
import java.util.List;
import org.luaj.vm2.Varargs;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class of the resumable body of one Lua function.
 *
 * <p>Where a call has been suspended, control goes to one place that copies all variables to a frame on the heap. Entered
 * with a frame, the body copies them back and goes on behind that call. Every variable has a value from the beginning, so
 * that one copy serves all places.
 */
final class ResumableClass {
  private static final String BASE = Type.getInternalName(ResumableBody.class);
  private static final String FRAME = Type.getInternalName(LuaFrame.class);
  private static final String OBJECTS = Type.getDescriptor(Object[].class);
  private static final String DESCRIPTOR = Type.getMethodDescriptor(
      Type.getType(Varargs.class),
      Type.getType(CompiledFunction.class),
      Type.getType(Machine.class),
      Type.getType(Varargs.class),
      Type.getType(LuaFrame.class));

  // The JVM locals of run()
  private static final int FUNCTION = 1;
  private static final int MACHINE = 2;
  private static final int VALUES = 3;
  private static final int SAVED = 4;
  private static final int SELF = 5;
  private static final int FIRST_FREE = 6;

  private final FunctionBody body;
  private final ChunkCode chunk;
  private final String owner;
  private final String name;
  private final ClassWriter type = new FrameWriter();
  private final Constants constants;

  ResumableClass(FunctionBody body, ChunkCode chunk) {
    this.body = chunk.outlined(body);
    this.chunk = chunk;
    this.owner = chunk.className(body);
    this.name = owner + Traces.RESUMABLE_SUFFIX;
    this.constants = new Constants(name);
  }

  /** Emits the class and hands it to the loader. */
  Class<?> define() {
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, name, null, BASE, null);
    type.visitSource(chunk.chunkName(), null);
    MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC, "run", DESCRIPTOR, null, null);
    code.visitCode();
    Points points = new Points();
    run(code, points);
    code.visitMaxs(0, 0);
    code.visitEnd();
    constructor(points.lines());
    constants.define(type);
    type.visitEnd();
    return chunk.classes().define(name, type.toByteArray(), constants);
  }

  private void constructor(int[] lines) {
    MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    constants.loadOwn(code, int[].class, lines);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, BASE, "<init>", "([I)V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void run(MethodVisitor code, Points points) {
    Slots slots = new Slots(FIRST_FREE);
    Emission emission =
        new Emission(code, slots, constants, body, chunk, owner, SELF, MACHINE, points, null);
    Label prepare = new Label();
    Label start = new Label();
    emission.jump(Opcodes.GOTO, prepare);
    emission.mark(start);
    List<Slot> parameters = FunctionClass.parameters(emission, VALUES);
    FunctionClass.emit(emission, parameters, Shape.MULTIPLE);
    Slot point = slots.take(Kind.INT);
    if (!points.resumptions().isEmpty()) {
      emission.mark(points.save());
      save(emission, point);
    }
    emission.mark(prepare);
    prepare(emission, point);
    code.visitVarInsn(Opcodes.ALOAD, SAVED);
    emission.jump(Opcodes.IFNULL, start);
    if (points.resumptions().isEmpty()) {
      emission.jump(Opcodes.GOTO, start);
    } else {
      restore(emission);
      goOn(emission, points.resumptions());
    }
  }

  /** Gives every variable a value. */
  private static void prepare(Emission emission, Slot point) {
    emission.code.visitVarInsn(Opcodes.ALOAD, FUNCTION);
    emission.code.visitTypeInsn(Opcodes.CHECKCAST, emission.owner);
    emission.code.visitVarInsn(Opcodes.ASTORE, SELF);
    for (Slot slot : emission.slots.all()) {
      if (slot == point) {
        continue;
      }
      switch (slot.kind()) {
        case DOUBLE -> emission.op(Opcodes.DCONST_0);
        case LONG -> emission.op(Opcodes.LCONST_0);
        case INT -> emission.push(LuaRuntime.FUEL);
        default -> emission.op(Opcodes.ACONST_NULL);
      }
      emission.store(slot);
    }
  }

  private static void save(Emission emission, Slot point) {
    emission.store(point);
    emission.code.visitVarInsn(Opcodes.ALOAD, FUNCTION);
    emission.machine();
    emission.load(point);
    array(emission, objects(emission), Opcodes.AASTORE);
    array(emission, of(emission, Kind.DOUBLE), Opcodes.DASTORE);
    array(emission, of(emission, Kind.LONG), Opcodes.LASTORE);
    emission.call(Refs.SAVE);
    emission.op(Opcodes.ARETURN);
  }

  private static void array(Emission emission, List<Slot> slots, int store) {
    emission.push(slots.size());
    switch (store) {
      case Opcodes.DASTORE -> emission.code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
      case Opcodes.LASTORE -> emission.code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
      default -> emission.code.visitTypeInsn(Opcodes.ANEWARRAY, Type.getInternalName(Object.class));
    }
    for (int i = 0; i < slots.size(); i++) {
      emission.op(Opcodes.DUP);
      emission.push(i);
      emission.load(slots.get(i));
      emission.op(store);
    }
  }

  private static void restore(Emission emission) {
    restore(emission, objects(emission), "objects", OBJECTS, Opcodes.AALOAD);
    restore(emission, of(emission, Kind.DOUBLE), "doubles", "[D", Opcodes.DALOAD);
    restore(emission, of(emission, Kind.LONG), "longs", "[J", Opcodes.LALOAD);
  }

  private static void restore(
      Emission emission, List<Slot> slots, String field, String descriptor, int load) {
    for (int i = 0; i < slots.size(); i++) {
      emission.code.visitVarInsn(Opcodes.ALOAD, SAVED);
      emission.code.visitFieldInsn(Opcodes.GETFIELD, FRAME, field, descriptor);
      emission.push(i);
      emission.op(load);
      if (load == Opcodes.AALOAD) {
        emission.code.visitTypeInsn(Opcodes.CHECKCAST, slots.get(i).kind().internalName());
      }
      emission.store(slots.get(i));
    }
  }

  private static void goOn(Emission emission, List<Label> resumptions) {
    emission.code.visitVarInsn(Opcodes.ALOAD, VALUES);
    emission.code.visitVarInsn(Opcodes.ALOAD, SAVED);
    emission.code.visitFieldInsn(Opcodes.GETFIELD, FRAME, "point", "I");
    emission.code.visitTableSwitchInsn(
        0,
        resumptions.size() - 1,
        resumptions.get(resumptions.size() - 1),
        resumptions.toArray(new Label[0]));
  }

  private static List<Slot> objects(Emission emission) {
    return emission.slots.all().stream().filter(slot -> slot.kind().isObject()).toList();
  }

  private static List<Slot> of(Emission emission, Kind kind) {
    return emission.slots.all().stream().filter(slot -> slot.kind() == kind).toList();
  }
}
