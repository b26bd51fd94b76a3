package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Expression.Item;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.value.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Table constructors: positional items are gathered in an array, which the table takes over in the end. */
final class TableEmitter {
  private final Emission emission;
  private final ExpressionEmitter expressions;

  TableEmitter(Emission emission, ExpressionEmitter expressions) {
    this.emission = emission;
    this.expressions = expressions;
  }

  void construct(Expression.TableConstructor e) {
    List<Item> items = e.items();
    if (items.isEmpty()) {
      newTable(0);
      return;
    }
    Expression open = open(items);
    Slot array = newArray(items);
    Slot table;
    if (isRecord(items)) {
      table = record(items, open, array);
    } else {
      newTable((int) items.stream().filter(item -> item.key() != null).count());
      table = emission.spill(Kind.TABLE);
      general(items, open, table, array);
    }
    fill(table, array, open, 0);
    emission.load(table);
    emission.slots.release(table);
  }

  /** Some items of a constructor in parts. */
  void fill(Statement.Fill fill) {
    expressions.value(fill.table());
    emission.code.visitTypeInsn(Opcodes.CHECKCAST, Kind.TABLE.internalName());
    Slot table = emission.spill(Kind.TABLE);
    Expression open = open(fill.items());
    Slot array = newArray(fill.items());
    general(fill.items(), open, table, array);
    fill(table, array, open, fill.offset());
    emission.slots.release(table);
  }

  /** The last item's value if all its values are items. */
  private static @Nullable Expression open(List<Item> items) {
    Item last = items.get(items.size() - 1);
    return last.key() == null && last.value().isMultiple() ? last.value() : null;
  }

  /** An array for the positional items, null if there are none. */
  private @Nullable Slot newArray(List<Item> items) {
    int positional = (int) items.stream().filter(item -> item.key() == null).count();
    if (positional == 0) {
      return null;
    }
    emission.push(positional);
    emission.code.visitTypeInsn(Opcodes.ANEWARRAY, Type.getInternalName(LuaValue.class));
    return emission.spill(Kind.ARRAY);
  }

  /** Evaluates items among which may be any keys; those before the last with all its values. */
  private void general(
      List<Item> items, @Nullable Expression open, Slot table, @Nullable Slot array) {
    int position = 0;
    for (Item item : items) {
      if (item.key() != null) {
        Operands operands = expressions
            .operands()
            .add(item.key(), Kind.VALUE)
            .add(item.value(), Kind.VALUE)
            .evaluate();
        emission.load(table);
        operands.push();
        emission.line(item.key().line());
        emission.call(Refs.RAWSET);
      } else if (item.value() != open && array != null) {
        store(item.value(), array, position++);
      }
    }
  }

  /** Evaluates items whose keys are names, then makes the table with all its entries at once. */
  private Slot record(List<Item> items, @Nullable Expression open, @Nullable Slot array) {
    List<Slot> values = new ArrayList<>();
    int position = 0;
    for (Item item : items) {
      if (item.key() != null) {
        expressions.value(item.value());
        values.add(emission.spill(Kind.VALUE));
      } else if (item.value() != open && array != null) {
        store(item.value(), array, position++);
      }
    }
    newRecord(items, values);
    values.forEach(emission.slots::release);
    return emission.spill(Kind.TABLE);
  }

  private void store(Expression value, Slot array, int position) {
    Operands operands = expressions.operands().add(value, Kind.VALUE).evaluate();
    emission.load(array);
    emission.push(position);
    operands.push();
    emission.op(Opcodes.AASTORE);
  }

  /** Whether the keys are a few different names, so that the table can be made with all its entries at once. */
  private static boolean isRecord(List<Item> items) {
    Set<LuaString> keys = new HashSet<>();
    for (Item item : items) {
      if (item.key() instanceof Expression.Text text) {
        keys.add(text.value());
      } else if (item.key() != null) {
        return false;
      }
    }
    long named = items.stream().filter(item -> item.key() != null).count();
    return named > 0 && named == keys.size() && named <= Table.UNINDEXED;
  }

  /** Makes a table of the named items, whose values are in slots. */
  private void newRecord(List<Item> items, List<Slot> values) {
    emission.code.visitTypeInsn(Opcodes.NEW, Type.getInternalName(Table.class));
    emission.op(Opcodes.DUP);
    emission.push(2 * values.size());
    emission.code.visitTypeInsn(Opcodes.ANEWARRAY, Type.getInternalName(LuaValue.class));
    long filter = 0;
    int place = 0;
    for (Item item : items) {
      if (item.key() instanceof Expression.Text name) {
        filter |= Table.filter(name.value());
        emission.op(Opcodes.DUP);
        emission.push(2 * place);
        expressions.constant(name.value());
        emission.op(Opcodes.AASTORE);
        emission.op(Opcodes.DUP);
        emission.push(2 * place + 1);
        emission.load(values.get(place));
        emission.op(Opcodes.AASTORE);
        place++;
      }
    }
    emission.code.visitLdcInsn(filter);
    emission.call(Refs.NEW_RECORD);
  }

  private void newTable(int fields) {
    emission.code.visitTypeInsn(Opcodes.NEW, Type.getInternalName(Table.class));
    emission.op(Opcodes.DUP);
    emission.push(0);
    emission.push(fields);
    emission.call(Refs.NEW_TABLE);
  }

  private void fill(Slot table, @Nullable Slot array, @Nullable Expression open, int offset) {
    if (array == null) {
      return;
    }
    Operands rest = expressions.operands();
    if (open != null) {
      rest.add(open, Kind.VALUES).evaluate();
    }
    emission.load(table);
    emission.load(array);
    if (open == null) {
      emission.op(Opcodes.ACONST_NULL);
    } else {
      rest.push();
    }
    if (offset == 0) {
      emission.call(Refs.FILL);
    } else {
      emission.push(offset);
      emission.call(Refs.FILL_ON);
    }
    emission.slots.release(array);
  }
}
