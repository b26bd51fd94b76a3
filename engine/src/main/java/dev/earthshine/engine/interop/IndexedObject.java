package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Sequence;
import dev.earthshine.engine.value.Traversal;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A list or an array: elements at 1..n, {@code #}, {@code ipairs} and {@code pairs}, which give every element, nulls as
 * nil. Reading beyond the end gives nil, writing there is an error, but for the place after a list's last.
 */
abstract class IndexedObject extends JavaObject implements Sequence, Traversal {
  private static final LuaValue NEXT = JavaFunction.of("next", IndexedObject::next);

  IndexedObject(Values values, Object object) {
    super(values, object);
  }

  /** The element at {@code index}, from 0. */
  abstract @Nullable Object at(int index);

  /** Replaces the element at {@code index}, from 0 to {@link #size}. */
  abstract void put(int index, LuaValue value);

  /** The greatest index, from 1, that can be assigned to. */
  abstract int writable();

  @Override
  final LuaValue index(LuaValue key) {
    if (key.type() != TNUMBER) {
      return super.index(key);
    }
    return Numbers.isInteger(key, 1, size()) ? element(key.toint()) : NIL;
  }

  @Override
  final void assign(LuaValue key, LuaValue value) {
    if (key.type() != TNUMBER) {
      super.assign(key, value);
      return;
    }
    int last = writable();
    if (!Numbers.isInteger(key, 1, last)) {
      throw RaisedError.here("index " + LuaStrings.text(LuaNumbers.text(key)) + " is outside 1.."
          + last + " of a " + typeText());
    }
    try {
      put(key.toint() - 1, value);
    } catch (RuntimeException | Error e) {
      throw values().failure(e);
    }
  }

  @Override
  public final LuaValue element(int index) {
    try {
      return values().toLua(at(index - 1));
    } catch (RuntimeException | Error e) {
      throw values().failure(e);
    }
  }

  @Override
  public final void replace(int index, LuaValue value) {
    assign(valueOf(index), value);
  }

  /** See {@link Sequence#insert}; refused where the length is fixed. */
  @Override
  public void insert(int index, LuaValue value) {
    throw RaisedError.here("the length of a " + typeText() + " is fixed");
  }

  /** See {@link Sequence#remove}; refused where the length is fixed. */
  @Override
  public LuaValue remove(int index) {
    throw RaisedError.here("the length of a " + typeText() + " is fixed");
  }

  @Override
  public final Varargs next(LuaValue key) {
    return next(varargsOf(this, key.isnil() ? ZERO : key));
  }

  @Override
  final Varargs pairs() {
    return varargsOf(NEXT, this, ZERO);
  }

  @Override
  final Varargs ipairs() {
    return pairs();
  }

  private static Varargs next(Varargs args) {
    if (!(args.arg1() instanceof IndexedObject self)) {
      throw Args.mismatch(Args.at(args, 1), 1, "Java list or array");
    }
    long last = Args.integer(Args.at(args, 2), 2);
    if (last < 0 || last >= self.size()) {
      return NIL;
    }
    int index = (int) last + 1;
    return varargsOf(valueOf(index), self.element(index));
  }
}
