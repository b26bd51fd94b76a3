package dev.earthshine.engine.value;

import java.util.Arrays;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The array of a table, in front of its hash: the values of the keys 1 to n. A key is in one of the two, and a traversal
 * walks the array first.
 */
public abstract sealed class ArrayPart extends HashPart permits Table {
  // Mutable state
  /** Values of the keys 1..count, the last of which is never nil; then nil. */
  LuaValue[] items = NOVALS;

  int count;

  ArrayPart() {}

  // Growing and shrinking

  /** Adds {@code value}, not nil, behind the last. */
  final void append(LuaValue value) {
    if (used != 0) {
      forget(find(LuaInteger.valueOf(count + 1)));
    }
    if (count == items.length) {
      growItems(grown(count, 4));
    }
    items[count++] = value;
    if (used != 0) {
      adoptSuccessors();
    }
  }

  /** Moves the keys that follow the array, and were set before it reached them, out of the hash. */
  private void adoptSuccessors() {
    int slot = find(LuaInteger.valueOf(count + 1));
    while (slot >= 0 && entries[slot + 1] != NIL) {
      if (count == items.length) {
        growItems(grown(count, 4));
      }
      items[count++] = entries[slot + 1];
      forget(slot);
      slot = find(LuaInteger.valueOf(count + 1));
    }
  }

  final void growItems(int length) {
    int old = items.length;
    items = Arrays.copyOf(items, length);
    Arrays.fill(items, old, length, NIL);
  }

  /** Removes the last value, and the gaps before it. */
  final void dropLast() {
    do {
      items[--count] = NIL;
    } while (count > 0 && items[count - 1] == NIL);
  }

  /**
   * Moves whole-numbered keys here from the hash if more than half of the places are then taken, as the reference does
   * when it rehashes; says whether it did.
   */
  final boolean moveDense() {
    int end = Dense.end(entries, count);
    if (end <= count) {
      return false;
    }
    if (end > items.length) {
      growItems(end);
    }
    for (int i = 0; i < 2 * used; i += 2) {
      if (entries[i] instanceof LuaInteger key && key.v > count && key.v <= end) {
        items[key.v - 1] = entries[i + 1];
        entries[i + 1] = NIL;
      }
    }
    count = end;
    adoptSuccessors();
    return true;
  }

  /** Takes {@code values} as those of the keys 1, 2, ..., whatever these had; nil among them is a gap. */
  final void adoptItems(LuaValue[] values) {
    LuaValue[] old = items;
    int oldCount = count;
    items = values;
    count = values.length;
    if (count > 0 && items[count - 1] == NIL) {
      dropLast();
    }
    if (used != 0) {
      for (int i = 1; i <= values.length; i++) {
        forget(find(LuaInteger.valueOf(i)));
      }
      adoptSuccessors();
    }
    for (int i = values.length; i < oldCount; i++) {
      rawset(i + 1, old[i]);
    }
  }

  @Override
  final void clear() {
    super.clear();
    items = NOVALS;
    count = 0;
  }

  // Traversal

  /** The key after {@code key} and its value, nil after the last; the first for nil. */
  final Varargs following(LuaValue key) {
    int at = position(key);
    while (at < count && items[at] == NIL) {
      at++;
    }
    if (at < count) {
      return varargsOf(LuaInteger.valueOf(at + 1), items[at]);
    }
    for (int slot = 2 * Math.max(0, at - items.length); slot < 2 * used; slot += 2) {
      if (entries[slot + 1] != NIL) {
        return varargsOf(entries[slot], entries[slot + 1]);
      }
    }
    return NIL;
  }

  /**
   * The place of the first entry after {@code place} in a traversal that begins at 0; 0 if there is none. A place is
   * found as long as no key is added.
   */
  public final int after(int place) {
    int at = place;
    while (at < count) {
      if (items[at++] != NIL) {
        return at;
      }
    }
    for (int slot = 2 * Math.max(0, at - items.length); slot < 2 * used; slot += 2) {
      if (entries[slot + 1] != NIL) {
        return items.length + slot / 2 + 1;
      }
    }
    return 0;
  }

  /** The key at a place that {@link #after} returned. */
  public final LuaValue keyAt(int place) {
    if (place <= items.length) {
      return LuaInteger.valueOf(place);
    }
    int slot = 2 * (place - items.length - 1);
    return slot < entries.length ? entries[slot] : NIL;
  }

  /** The value at a place that {@link #after} returned. */
  public final LuaValue valueAt(int place) {
    if (place <= items.length) {
      return items[place - 1];
    }
    int slot = 2 * (place - items.length - 1);
    return slot < entries.length ? entries[slot + 1] : NIL;
  }

  /** The place after {@code key} in a traversal: array places first, slots after the capacity of the array. */
  private int position(LuaValue key) {
    if (key.isnil()) {
      return 0;
    }
    LuaValue normal = Keys.normal(key);
    int number = normal instanceof LuaInteger integer ? integer.v : 0;
    if (number >= 1 && number <= count) {
      return number;
    }
    int slot = find(normal);
    if (slot >= 0) {
      return items.length + slot / 2 + 1;
    }
    // Its value was removed during the traversal, and the array ended before it.
    if (number >= 1 && number <= items.length) {
      return number;
    }
    throw RaisedError.here("invalid key to 'next'");
  }

  @Override
  protected final int getArrayLength() {
    return items.length;
  }

  @Override
  protected final int getHashLength() {
    return entries.length / 2;
  }
}
