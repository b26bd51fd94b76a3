package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.compile.Twins.Twin;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Suspension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The body of one function being emitted: its code, its variables and where it may be suspended. */
final class Emission {
  private static final String VALUE = Type.getDescriptor(LuaValue.class);

  final MethodVisitor code;
  final Slots slots;
  final Constants constants;
  final FunctionBody body;
  final Typing typing;
  final ChunkCode chunk;
  /** The class of the function, which has its upvalues. */
  final String owner;
  /**
   * Whether the call is counted: that of a function that calls none itself need not be, since whatever it leads to, by an
   * operator, is.
   */
  final boolean counted;
  /** The suspension points of a resumable body, null for an ordinary one. */
  final @Nullable Points points;

  /** The twin whose body this is, null for others. */
  final @Nullable Twin twin;

  private final int self;
  private final int machine;
  private final Map<LocalVariable, Slot> homes = new HashMap<>();
  private final Map<LocalVariable, Slot> numbers = new HashMap<>();
  private final Map<dev.earthshine.engine.lang.ast.Label, Label> labels = new HashMap<>();
  private final Map<Label, Boolean> marked = new HashMap<>();
  // Mutable state
  private int line;
  private int lastLine;
  private @Nullable Slot variadic;
  private @Nullable Slot fuel;

  Emission(
      MethodVisitor code,
      Slots slots,
      Constants constants,
      FunctionBody body,
      ChunkCode chunk,
      String owner,
      int self,
      int machine,
      @Nullable Points points,
      @Nullable Twin twin) {
    this.code = code;
    this.slots = slots;
    this.constants = constants;
    this.body = body;
    this.twin = twin;
    // A twin cannot be suspended.
    this.typing = Typing.of(
        body, points == null ? chunk.twins() : null, twin == null ? Set.of() : twin.numbers());
    this.chunk = chunk;
    this.owner = owner;
    this.self = self;
    this.machine = machine;
    this.points = points;
    this.counted = body.part() || Trees.calls(body.block());
  }

  boolean resumable() {
    return points != null;
  }

  // Instructions

  void call(Ref ref) {
    ref.emit(code);
  }

  void op(int opcode) {
    code.visitInsn(opcode);
  }

  void jump(int opcode, Label target) {
    code.visitJumpInsn(opcode, target);
  }

  void mark(Label label) {
    code.visitLabel(label);
    marked.put(label, true);
    line = 0;
  }

  void push(int number) {
    if (number >= -1 && number <= 5) {
      code.visitInsn(Opcodes.ICONST_0 + number);
    } else if (number == (byte) number) {
      code.visitIntInsn(Opcodes.BIPUSH, number);
    } else if (number == (short) number) {
      code.visitIntInsn(Opcodes.SIPUSH, number);
    } else {
      code.visitLdcInsn(number);
    }
  }

  void push(double number) {
    if (Double.doubleToRawLongBits(number) == 0) {
      code.visitInsn(Opcodes.DCONST_0);
    } else if (number == 1) {
      code.visitInsn(Opcodes.DCONST_1);
    } else {
      code.visitLdcInsn(number);
    }
  }

  /** Pushes a text for an error message, or null. */
  void text(@Nullable String text) {
    if (text == null) {
      code.visitInsn(Opcodes.ACONST_NULL);
    } else {
      constants.load(code, String.class, text);
    }
  }

  /** Says how the call that is emitted next names its function, null if it does not. */
  void nameCall(@Nullable String name) {
    constants.callNames().next(code, name);
  }

  void nil() {
    code.visitFieldInsn(Opcodes.GETSTATIC, Type.getInternalName(LuaValue.class), "NIL", VALUE);
  }

  void none() {
    code.visitFieldInsn(Opcodes.GETSTATIC, Type.getInternalName(LuaValue.class), "NONE", VALUE);
  }

  /** Instructions from here on belong to a line of the source. */
  void line(int number) {
    if (number > 0) {
      lastLine = number;
    }
    if (number > 0 && number != line) {
      Label here = new Label();
      code.visitLabel(here);
      code.visitLineNumber(number, here);
      line = number;
    }
  }

  /** Keeps what is on the stack as the machine. */
  void setMachine() {
    code.visitVarInsn(Opcodes.ASTORE, machine);
  }

  void machine() {
    code.visitVarInsn(Opcodes.ALOAD, machine);
  }

  /** Pushes the function itself. */
  void self() {
    code.visitVarInsn(Opcodes.ALOAD, self);
  }

  /** Pushes the runtime of the state. */
  void runtime() {
    if (resumable()) {
      self();
      code.visitFieldInsn(Opcodes.GETFIELD, owner, "runtime", Type.getDescriptor(LuaRuntime.class));
    } else {
      machine();
    }
  }

  // Variables

  void load(Slot slot) {
    code.visitVarInsn(slot.kind().load(), slot.index());
  }

  void store(Slot slot) {
    code.visitVarInsn(slot.kind().store(), slot.index());
  }

  /** Stores what is on the stack in a new slot. */
  Slot spill(Kind kind) {
    Slot slot = slots.take(kind);
    store(slot);
    return slot;
  }

  Slot home(LocalVariable variable) {
    Slot home = homes.get(variable);
    if (home == null) {
      throw new IllegalStateException(variable.name() + " is not in scope");
    }
    return home;
  }

  void setHome(LocalVariable variable, Slot slot) {
    homes.put(variable, slot);
  }

  /** Gives a variable the value on the stack, which is of its kind, or the content of its cell. */
  void declare(LocalVariable variable) {
    Slot slot = slots.take(typing.kind(variable));
    setHome(variable, slot);
    if (slot.kind() == Kind.CELL) {
      call(Refs.NEW_CELL);
    }
    store(slot);
  }

  /** Whether a variable is kept as a double, and as a value where it is no number. */
  boolean isTwofold(LocalVariable variable) {
    return numbers.containsKey(variable);
  }

  /** Where a variable that is kept twice over has its double. */
  Slot number(LocalVariable variable) {
    Slot slot = numbers.get(variable);
    if (slot == null) {
      throw new IllegalStateException(variable.name() + " is not kept as a number");
    }
    return slot;
  }

  /** Brings a variable into scope that is kept twice over; it has no value yet. */
  void declareTwofold(LocalVariable variable) {
    setHome(variable, slots.take(Kind.VALUE));
    Slot number = slots.take(Kind.DOUBLE);
    numbers.put(variable, number);
    zero(number);
  }

  /** Gives a double a value, so that the verifier sees one on every path. */
  void zero(Slot number) {
    op(Opcodes.DCONST_0);
    store(number);
  }

  void leaveScope(List<LocalVariable> variables) {
    for (LocalVariable variable : variables) {
      Slot slot = homes.remove(variable);
      if (slot != null) {
        slots.release(slot);
      }
      Slot number = numbers.remove(variable);
      if (number != null) {
        slots.release(number);
      }
    }
  }

  void setVariadic(Slot slot) {
    variadic = slot;
  }

  Slot variadic() {
    if (variadic == null) {
      throw new IllegalStateException("the function takes no further arguments");
    }
    return variadic;
  }

  void setFuel(Slot slot) {
    fuel = slot;
  }

  // Jumps

  Label label(dev.earthshine.engine.lang.ast.Label label) {
    return labels.computeIfAbsent(label, l -> new Label());
  }

  /** Jumps; backwards by way of the safepoint. */
  void jumpTo(Label target) {
    if (marked.containsKey(target)) {
      back(target);
    } else {
      jump(Opcodes.GOTO, target);
    }
  }

  /** Jumps backwards, counting fuel down. */
  void back(Label target) {
    if (fuel == null) {
      throw new IllegalStateException("a loop in a function without loops");
    }
    code.visitIincInsn(fuel.index(), -1);
    load(fuel);
    jump(Opcodes.IFGT, target);
    machine();
    call(Refs.POLL);
    store(fuel);
    jump(Opcodes.GOTO, target);
  }

  /**
   * Marks that the call before may have been suspended; its result, of {@code kind}, is all there is on the stack. Does
   * nothing in ordinary bodies.
   */
  void point(Kind kind) {
    if (points == null) {
      return;
    }
    Label go = new Label();
    op(Opcodes.DUP);
    code.visitFieldInsn(
        Opcodes.GETSTATIC, Type.getInternalName(Suspension.class), "PENDING", VALUE);
    jump(Opcodes.IF_ACMPNE, go);
    op(Opcodes.POP);
    Label resumed = new Label();
    push(points.add(resumed, lastLine));
    jump(Opcodes.GOTO, points.save());
    mark(resumed);
    if (kind == Kind.VALUE) {
      call(Refs.FIRST);
    }
    mark(go);
  }
}
