package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.varargsOf;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code string} (manual §6.4). Strings are bytes, letters are those of ASCII. */
final class StringLibrary {
  /** The most results a function returns, as the reference's stack has it. */
  static final int MOST_RESULTS = 1_000_000;

  private static final LuaString EMPTY = LuaValue.EMPTYSTRING;

  private final LibraryHost host;
  private final Metatables metatables;
  private final PatternCache patterns = new PatternCache();

  StringLibrary(LibraryHost host, Metatables metatables) {
    this.host = host;
    this.metatables = metatables;
  }

  /** A position as scripts give it, negative from the end, as one from the start; 0 where it lies before that. */
  static long position(long given, int length) {
    return given >= 0 ? given : Math.max(0, length + given + 1);
  }

  private static LuaValue firstByte(LuaValue value, LuaValue from, LuaValue to) {
    if (value instanceof LuaString string
        && from instanceof LuaInteger at
        && to.isnil()
        && at.v >= 1
        && at.v <= string.m_length) {
      return LuaInteger.valueOf(string.m_bytes[string.m_offset + at.v - 1] & 0xff);
    }
    return bytes(value, from, to).arg1();
  }

  private static Varargs bytes(LuaValue value, LuaValue start, LuaValue end) {
    LuaString string = Args.string(value, 1);
    long first = position(Args.optInteger(start, 2, 1), string.length());
    long last = position(Args.optInteger(end, 3, first), string.length());
    int from = (int) Math.min(Math.max(1, first), string.length() + 1L);
    int to = (int) Math.min(last, string.length());
    int count = to - from + 1;
    if (count <= 0) {
      return LuaValue.NONE;
    }
    if (count == 1) {
      return LuaInteger.valueOf(string.luaByte(from - 1));
    }
    if (count > MOST_RESULTS) {
      throw RaisedError.here("string slice too long");
    }
    LuaValue[] values = new LuaValue[count];
    for (int i = 0; i < count; i++) {
      values[i] = LuaInteger.valueOf(string.luaByte(from - 1 + i));
    }
    return varargsOf(values);
  }

  private static Varargs chars(Varargs args) {
    byte[] bytes = new byte[args.narg()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = code(args.arg(i + 1), i + 1);
    }
    return LuaStrings.ofBytes(bytes);
  }

  private static byte code(LuaValue value, int index) {
    long code = Args.integer(value, index);
    if (code < 0 || code > 0xff) {
      throw Args.refuse(index, "value out of range");
    }
    return (byte) code;
  }

  private static LuaValue slice(LuaValue value, LuaValue from, LuaValue to) {
    LuaString string = Args.string(value, 1);
    int length = string.length();
    long first = Math.max(1, position(Args.integer(from, 2), length));
    long last = Math.min(length, position(Args.optInteger(to, 3, -1), length));
    return first > last ? EMPTY : string.substring((int) first - 1, (int) last);
  }

  private static LuaValue rep(LuaValue value, LuaValue times, LuaValue separatorValue) {
    LuaString string = Args.string(value, 1);
    long count = Args.integer(times, 2);
    LuaString separator = Args.optString(separatorValue, 3, EMPTY);
    long unit = (long) string.length() + separator.length();
    if (count <= 0 || unit == 0) {
      return EMPTY;
    }
    if (count > (Bytes.MOST + (long) separator.length()) / unit) {
      throw Bytes.tooLarge();
    }
    byte[] result = new byte[(int) (unit * count - separator.length())];
    string.copyInto(0, result, 0, string.length());
    if (count > 1) {
      separator.copyInto(0, result, string.length(), separator.length());
      for (int done = (int) unit; done < result.length; done *= 2) {
        System.arraycopy(result, 0, result, done, Math.min(done, result.length - done));
        if (done > result.length / 2) {
          break;
        }
      }
    }
    return LuaStrings.ofBytes(result);
  }

  private static LuaValue reverse(LuaValue value) {
    LuaString string = Args.string(value, 1);
    byte[] bytes = LuaStrings.bytes(string);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) string.luaByte(bytes.length - 1 - i);
    }
    return LuaStrings.ofBytes(bytes);
  }

  /** Moves the letters from {@code first} on by {@code distance}. */
  private static LuaValue recase(LuaValue value, char first, int distance) {
    byte[] bytes = LuaStrings.bytes(Args.string(value, 1));
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= first && bytes[i] < first + 26) {
        bytes[i] += (byte) distance;
      }
    }
    return LuaStrings.ofBytes(bytes);
  }

  /** Has no anchors: a leading {@code ^} is itself. */
  private Varargs gmatch(Varargs args) {
    LuaString string = Args.string(Args.at(args, 1), 1);
    LuaString pattern = Args.string(Args.at(args, 2), 2);
    PatternProgram program = pattern.length() > 0 && pattern.luaByte(0) == '^'
        ? PatternCompiler.compile(pattern, false)
        : patterns.get(pattern);
    return new Matches(new PatternMatcher(program, string, host.safepoint()), string.length());
  }

  private Varargs format(Varargs args) {
    return new StringFormat(metatables, args).format();
  }

  /** The table {@code string}, which becomes the {@code __index} of all strings. */
  Table open() {
    PatternSearch searches = new PatternSearch(patterns, () -> host.safepoint().poll());
    Table library = Library.table(
        new InlineFunction("byte") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return firstByte(a, b, c);
          }

          @Override
          protected Varargs run(Varargs args) {
            return bytes(Args.at(args, 1), Args.at(args, 2), Args.at(args, 3));
          }
        },
        new JavaFunction("char") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return count == 1
                ? LuaStrings.ofBytes(new byte[] {code(a, 1)})
                : super.run(a, b, c, count);
          }

          @Override
          protected Varargs run(Varargs args) {
            return chars(args);
          }
        },
        JavaFunction.of1("dump", function -> {
          Args.function(function, 1);
          throw RaisedError.here("unable to dump given function");
        }),
        searches.find(),
        JavaFunction.of("format", this::format),
        JavaFunction.of("gmatch", this::gmatch),
        JavaFunction.of("gsub", new Substitution(metatables, host, patterns)::gsub),
        new InlineFunction("len") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return LuaInteger.valueOf(Args.string(a, 1).m_length);
          }
        },
        JavaFunction.of1("lower", string -> recase(string, 'A', 'a' - 'A')),
        searches.match(),
        JavaFunction.of3("rep", StringLibrary::rep),
        JavaFunction.of1("reverse", StringLibrary::reverse),
        new InlineFunction("sub") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return slice(a, b, c);
          }
        },
        JavaFunction.of1("upper", string -> recase(string, 'a', 'A' - 'a')));
    Table metatable = new Table(0, 1);
    metatable.rawset(LuaValue.INDEX, library);
    host.setMetatable(LuaValue.TSTRING, metatable);
    return library;
  }
}
