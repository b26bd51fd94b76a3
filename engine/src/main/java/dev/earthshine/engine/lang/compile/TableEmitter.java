package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Expression.Item;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.value.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    Item last = items.isEmpty() ? null : items.get(items.size() - 1);
    Expression open =
        last != null && last.key() == null && last.value().isMultiple() ? last.value() : null;
    int positional =
        (int) items.stream().filter(item -> item.key() == null).count() - (open == null ? 0 : 1);
    newTable(items.size() - positional - (open == null ? 0 : 1));
    if (items.isEmpty()) {
      return;
    }
    Slot table = emission.spill(Kind.TABLE);
    Slot array = null;
    if (positional > 0 || open != null) {
      emission.push(positional);
      emission.code.visitTypeInsn(Opcodes.ANEWARRAY, Type.getInternalName(LuaValue.class));
      array = emission.spill(Kind.ARRAY);
    }
    items(items, open, table, array);
    if (array != null) {
      fill(table, array, open);
      emission.slots.release(array);
    }
    emission.load(table);
    emission.slots.release(table);
  }

  /** A constructor in parts, which are put together as they are made. */
  void compose(Expression.Composed e) {
    newTable(0);
    Slot table = emission.spill(Kind.TABLE);
    int offset = 0;
    for (int i = 0; i < e.parts().size(); i++) {
      expressions.part(e.parts().get(i));
      Slot part = emission.spill(Kind.VALUES);
      emission.load(table);
      emission.load(part);
      emission.push(offset);
      emission.push(e.positional().get(i));
      emission.call(Refs.MERGE);
      emission.slots.release(part);
      offset += e.positional().get(i);
    }
    emission.load(table);
    emission.slots.release(table);
  }

  private void newTable(int fields) {
    emission.code.visitTypeInsn(Opcodes.NEW, Type.getInternalName(Table.class));
    emission.op(Opcodes.DUP);
    emission.push(0);
    emission.push(fields);
    emission.call(Refs.NEW_TABLE);
  }

  private void items(
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
        Operands operands = expressions.operands().add(item.value(), Kind.VALUE).evaluate();
        emission.load(array);
        emission.push(position++);
        operands.push();
        emission.op(Opcodes.AASTORE);
      }
    }
  }

  private void fill(Slot table, Slot array, @Nullable Expression open) {
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
    emission.call(Refs.FILL);
  }
}
