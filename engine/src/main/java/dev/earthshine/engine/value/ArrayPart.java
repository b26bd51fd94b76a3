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
  private LuaValue[] items = NOVALS;

  private int count;

  ArrayPart() {}

  ArrayPart(LuaValue[] entries, long filter) {
    super(entries, filter);
  }

  /** How many keys from 1 on are here: as many as the table is long. */
  final int count() {
    return count;
  }

  /** The value of {@code key}, nil if it is not here. */
  final LuaValue item(int key) {
    LuaValue[] all = items;
    int at = key - 1;
    return at >= 0 && at < all.length ? all[at] : NIL;
  }

  /** Changes the value of {@code key}; false if it is not here, or would no longer be. */
  final boolean replaceItem(int key, LuaValue value) {
    int at = key - 1;
    if (at >= 0 && at < count && (value != NIL || key < count)) {
      items[at] = value;
      return true;
    }
    return false;
  }

  // Growing and shrinking

  /** Adds {@code value}, not nil, behind the last. */
  final void append(LuaValue value) {
    if (hasEntries()) {
      forget(find(LuaInteger.valueOf(count + 1)));
    }
    if (count == items.length) {
      growItems(grown(count, 4));
    }
    items[count++] = value;
    if (hasEntries()) {
      adoptSuccessors();
    }
  }

  /** Moves the keys that follow the array, and were set before it reached them, out of the hash. */
  private void adoptSuccessors() {
    int slot = find(LuaInteger.valueOf(count + 1));
    while (slot >= 0 && at(slot) != NIL) {
      if (count == items.length) {
        growItems(grown(count, 4));
      }
      items[count++] = at(slot);
      forget(slot);
      slot = find(LuaInteger.valueOf(count + 1));
    }
  }

  /** Puts {@code value}, not nil, before the key {@code position}, which is here. */
  final void insertItem(int position, LuaValue value) {
    int moved = count - position;
    append(items[count - 1]);
    System.arraycopy(items, position - 1, items, position, moved);
    items[position - 1] = value;
  }

  /** Removes the key {@code position}, which is here; those after it move up. */
  final void removeItem(int position) {
    System.arraycopy(items, position, items, position - 1, count - position);
    dropLast();
  }

  final void ensureItems(int length) {
    if (length > items.length) {
      growItems(length);
    }
  }

  private void growItems(int length) {
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
   * when it rehashes; says whether it did. The hash is to be rebuilt then.
   */
  final boolean moveDense() {
    int end = denseEnd(count);
    if (end <= count) {
      return false;
    }
    ensureItems(end);
    for (int slot = liveSlot(0); slot >= 0; slot = liveSlot(slot + 2)) {
      if (keyOrNil(slot) instanceof LuaInteger key && key.v > count && key.v <= end) {
        items[key.v - 1] = at(slot);
        putPlain(slot, NIL);
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
    if (hasEntries()) {
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
    int place = after(position(key));
    return place == 0 ? NIL : varargsOf(keyAt(place), valueAt(place));
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
    int slot = liveSlot(2 * Math.max(0, at - items.length));
    return slot < 0 ? 0 : items.length + slot / 2 + 1;
  }

  /** The key at a place that {@link #after} returned. */
  public final LuaValue keyAt(int place) {
    if (place <= items.length) {
      return LuaInteger.valueOf(place);
    }
    return keyOrNil(2 * (place - items.length - 1));
  }

  /** The value at a place that {@link #after} returned. */
  public final LuaValue valueAt(int place) {
    if (place <= items.length) {
      return items[place - 1];
    }
    return valueOrNil(2 * (place - items.length - 1));
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
}
