package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Event;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NumberText;
import dev.earthshine.engine.value.RaisedError;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code ..}, of two values or of a whole row. */
public final class Concat {
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private Concat() {}

  public static LuaValue concat(Machine m, LuaValue a, LuaValue b, @Nullable String what) {
    if (a instanceof LuaString s && b instanceof LuaString t) {
      return join(s, t);
    }
    return concat(m, new LuaValue[] {a, b}, new @Nullable String[] {what});
  }

  /**
   * Concatenates from the right, strings in one go.
   *
   * @param what the description of each pair of neighbours
   */
  public static LuaValue concat(Machine m, LuaValue[] values, @Nullable String[] what) {
    return rest(m, values, values.length - 1, values[values.length - 1], what);
  }

  /** Concatenates {@code values} before {@code at} with {@code last}, which stands at that place. */
  private static LuaValue rest(
      Machine m, LuaValue[] values, int at, LuaValue last, @Nullable String[] what) {
    LuaValue right = last;
    int i = at;
    while (i > 0) {
      if (isText(right) && isText(values[i - 1])) {
        int first = i - 1;
        while (first > 0 && isText(values[first - 1])) {
          first--;
        }
        right = join(values, first, i, right);
        i = first;
        continue;
      }
      LuaValue left = values[i - 1];
      LuaValue handler = Metatables.handler(m.runtime(), left, right, Event.CONCAT);
      if (handler.isnil()) {
        throw Errors.concatenation(left, right, what[i - 1]);
      }
      i--;
      right = m.call(handler, left, right);
      if (right == Suspension.PENDING) {
        return m.suspend(new Rest(m, values, i, what));
      }
    }
    return right;
  }

  private static boolean isText(LuaValue value) {
    return value instanceof LuaString || value instanceof LuaNumber;
  }

  /** Joins {@code values} from one place to before another, and {@code last}; all are strings or numbers. */
  private static LuaString join(LuaValue[] values, int from, int to, LuaValue last) {
    LuaValue end = direct(last);
    long length = length(end);
    for (int i = from; i < to; i++) {
      values[i] = direct(values[i]);
      length += length(values[i]);
    }
    byte[] bytes = room(length);
    int at = 0;
    for (int i = from; i < to; i++) {
      at = write(values[i], bytes, at);
    }
    write(end, bytes, at);
    return LuaStrings.ofBytes(bytes);
  }

  /** A string or an integer, whose digits need no string of their own. */
  private static LuaValue direct(LuaValue value) {
    return value instanceof LuaString || value instanceof LuaInteger
        ? value
        : LuaNumbers.text(value);
  }

  private static int length(LuaValue value) {
    return value instanceof LuaString string
        ? string.m_length
        : NumberText.length(((LuaInteger) value).v);
  }

  /** Writes a value at {@code at}; where it ends. */
  private static int write(LuaValue value, byte[] into, int at) {
    if (value instanceof LuaString string) {
      System.arraycopy(string.m_bytes, string.m_offset, into, at, string.m_length);
      return at + string.m_length;
    }
    int integer = ((LuaInteger) value).v;
    int end = at + NumberText.length(integer);
    NumberText.write(integer, into, end);
    return end;
  }

  private static LuaString join(LuaString a, LuaString b) {
    if (b.m_length == 0) {
      return a;
    }
    if (a.m_length == 0) {
      return b;
    }
    byte[] bytes = room((long) a.m_length + b.m_length);
    System.arraycopy(a.m_bytes, a.m_offset, bytes, 0, a.m_length);
    System.arraycopy(b.m_bytes, b.m_offset, bytes, a.m_length, b.m_length);
    return LuaStrings.ofBytes(bytes);
  }

  private static byte[] room(long length) {
    if (length > MAX_LENGTH) {
      throw RaisedError.inCode("string length overflow");
    }
    return new byte[(int) length];
  }

  /** What is left of a row after a metamethod was suspended. */
  private static final class Rest extends Frame {
    private final Machine machine;
    private final LuaValue[] values;
    private final int at;
    private final @Nullable String[] what;

    Rest(Machine machine, LuaValue[] values, int at, @Nullable String[] what) {
      this.machine = machine;
      this.values = values;
      this.at = at;
      this.what = what;
    }

    @Override
    protected Varargs resume(Varargs results) {
      return rest(machine, values, at, Calls.first(results), what);
    }
  }
}
