package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.NIL;
import static org.luaj.vm2.LuaValue.varargsOf;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code string} (manual §6.4). Strings are bytes, letters are those of ASCII. */
final class StringLibrary {
  /** The most results a function returns, as the reference's stack has it. */
  static final int MOST_RESULTS = 1_000_000;

  private static final LuaString EMPTY = LuaValue.EMPTYSTRING;
  private static final String SPECIALS = "^$*+?.([%-";

  private final LibraryHost host;
  private final Metatables metatables;

  StringLibrary(LibraryHost host, Metatables metatables) {
    this.host = host;
    this.metatables = metatables;
  }

  /** A position as scripts give it, negative from the end, as one from the start; 0 where it lies before that. */
  private static long position(long given, int length) {
    return given >= 0 ? given : Math.max(0, length + given + 1);
  }

  private static Varargs bytes(Varargs args) {
    LuaString string = Args.string(Args.at(args, 1), 1);
    long first = position(Args.optInteger(Args.at(args, 2), 2, 1), string.length());
    long last = position(Args.optInteger(Args.at(args, 3), 3, first), string.length());
    int from = (int) Math.min(Math.max(1, first), string.length() + 1L);
    int to = (int) Math.min(last, string.length());
    int count = to - from + 1;
    if (count <= 0) {
      return LuaValue.NONE;
    }
    if (count == 1) {
      return LuaValue.valueOf(string.luaByte(from - 1));
    }
    if (count > MOST_RESULTS) {
      throw RaisedError.here("string slice too long");
    }
    LuaValue[] values = new LuaValue[count];
    for (int i = 0; i < count; i++) {
      values[i] = LuaValue.valueOf(string.luaByte(from - 1 + i));
    }
    return varargsOf(values);
  }

  private static Varargs chars(Varargs args) {
    byte[] bytes = new byte[args.narg()];
    for (int i = 0; i < bytes.length; i++) {
      long code = Args.integer(args.arg(i + 1), i + 1);
      if (code < 0 || code > 0xff) {
        throw Args.refuse(i + 1, "value out of range");
      }
      bytes[i] = (byte) code;
    }
    return LuaStrings.ofBytes(bytes);
  }

  private static LuaValue sub(LuaValue value, LuaValue from, LuaValue to) {
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

  private Varargs find(Varargs args) {
    return search(args, true);
  }

  private Varargs match(Varargs args) {
    return search(args, false);
  }

  private Varargs search(Varargs args, boolean positions) {
    LuaString string = Args.string(Args.at(args, 1), 1);
    LuaString pattern = Args.string(Args.at(args, 2), 2);
    long init = Math.max(1, position(Args.optInteger(Args.at(args, 3), 3, 1), string.length()));
    if (init > string.length() + 1L) {
      return NIL;
    }
    int from = (int) init - 1;
    if (positions && (args.arg(4).toboolean() || isPlain(pattern))) {
      int at = Search.indexOf(string, pattern, from, host.safepoint());
      return at < 0
          ? NIL
          : varargsOf(LuaValue.valueOf(at + 1), LuaValue.valueOf(at + pattern.length()));
    }
    LuaPattern matcher = new LuaPattern(string, pattern, true, host.safepoint());
    int start = matcher.find(from);
    if (start < 0) {
      return NIL;
    }
    if (!positions) {
      return matcher.results(start);
    }
    return varargsOf(
        LuaValue.valueOf(start + 1),
        LuaValue.valueOf(matcher.end()),
        matcher.captures() == 0 ? LuaValue.NONE : matcher.results(start));
  }

  private static boolean isPlain(LuaString pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (SPECIALS.indexOf(pattern.luaByte(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private Varargs gmatch(Varargs args) {
    LuaString string = Args.string(Args.at(args, 1), 1);
    LuaPattern matcher =
        new LuaPattern(string, Args.string(Args.at(args, 2), 2), false, host.safepoint());
    int[] next = {0};
    return JavaFunction.of("gmatch", ignored -> {
      int start = next[0] > string.length() ? -1 : matcher.find(next[0]);
      if (start < 0) {
        next[0] = string.length() + 1;
        return NIL;
      }
      next[0] = matcher.end() == start ? start + 1 : matcher.end();
      return matcher.results(start);
    });
  }

  private Varargs format(Varargs args) {
    return new StringFormat(metatables, args).format();
  }

  /** The table {@code string}, which becomes the {@code __index} of all strings. */
  Table open() {
    Table library = Library.table(
        JavaFunction.of("byte", StringLibrary::bytes),
        JavaFunction.of("char", StringLibrary::chars),
        JavaFunction.of1("dump", function -> {
          Args.function(function, 1);
          throw RaisedError.here("unable to dump given function");
        }),
        JavaFunction.of("find", this::find),
        JavaFunction.of("format", this::format),
        JavaFunction.of("gmatch", this::gmatch),
        JavaFunction.of("gsub", new Substitution(metatables, host)::gsub),
        JavaFunction.of1(
            "len", string -> LuaValue.valueOf(Args.string(string, 1).length())),
        JavaFunction.of1("lower", string -> recase(string, 'A', 'a' - 'A')),
        JavaFunction.of("match", this::match),
        JavaFunction.of3("rep", StringLibrary::rep),
        JavaFunction.of1("reverse", StringLibrary::reverse),
        JavaFunction.of3("sub", StringLibrary::sub),
        JavaFunction.of1("upper", string -> recase(string, 'a', 'A' - 'a')));
    Table metatable = new Table(0, 1);
    metatable.rawset(LuaValue.INDEX, library);
    host.setMetatable(LuaValue.TSTRING, metatable);
    return library;
  }
}
