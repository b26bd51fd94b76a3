package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.util.Locale;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The methods of files (manual §6.8) and their metatable, one for each state. */
final class FileMethods {
  private final LibraryHost host;
  private final Table metatable;

  FileMethods(LibraryHost host) {
    this.host = host;
    this.metatable = metatable();
  }

  /** {@code file} as a value of this state. */
  LuaUserdata wrap(LuaFile file) {
    return new LuaUserdata(file, metatable);
  }

  /** The open file that {@code value} is. */
  static LuaFile open(LuaValue value, int index) {
    LuaFile file = any(value, index);
    if (file.isClosed()) {
      throw RaisedError.here("attempt to use a closed file");
    }
    return file;
  }

  static LuaFile any(LuaValue value, int index) {
    if (value instanceof LuaUserdata data && data.m_instance instanceof LuaFile file) {
      return file;
    }
    throw Args.mismatch(value, index, "FILE*");
  }

  Varargs read(LuaFile file, Varargs formats) {
    try {
      return new FileReader(file, host.safepoint()).read(formats);
    } catch (IOException e) {
      return Errno.of(e).results(null);
    }
  }

  /** Writes {@code values} to the file that {@code self} is, and returns that. */
  static Varargs write(LuaValue self, LuaFile file, Varargs values) {
    try {
      for (int i = 1; i <= values.narg(); i++) {
        file.write(Args.string(values.arg(i), i));
      }
      return self;
    } catch (IOException e) {
      return Errno.of(e).results(null);
    }
  }

  static Varargs close(LuaFile file) {
    if (file.isStandard()) {
      return LuaValue.varargsOf(LuaValue.NIL, LuaStrings.of("cannot close standard file"));
    }
    try {
      return file.close();
    } catch (IOException e) {
      return Errno.of(e).results(null);
    }
  }

  static Varargs flush(LuaFile file) {
    try {
      file.flush();
      return LuaValue.TRUE;
    } catch (IOException e) {
      return Errno.of(e).results(null);
    }
  }

  /** An iterator that reads by {@code formats}; with {@code closing} it closes the file at its end. */
  JavaFunction lines(LuaFile file, Varargs formats, boolean closing) {
    return JavaFunction.of("lines", ignored -> {
      if (file.isClosed()) {
        throw RaisedError.here("file is already closed");
      }
      Varargs values = read(file, formats);
      if (!values.arg1().isnil()) {
        return values;
      }
      if (values.arg(2) instanceof LuaString message) {
        throw RaisedError.here(message);
      }
      if (closing) {
        close(file);
      }
      return LuaValue.NONE;
    });
  }

  private static Varargs seek(Varargs args) {
    LuaFile file = open(args.arg1(), 1);
    LuaFile.Whence whence = option(LuaFile.Whence.class, args.arg(2), 1, LuaFile.Whence.CUR);
    long offset = Args.optInteger(args.arg(3), 2, 0);
    try {
      return LuaNumbers.of(file.seek(whence, offset));
    } catch (IOException e) {
      return Errno.of(e).results(null);
    }
  }

  private static Varargs setvbuf(Varargs args) {
    LuaFile file = open(args.arg1(), 1);
    if (args.arg(2).isnil()) {
      throw Args.mismatch(Args.at(args, 2), 1, "string");
    }
    try {
      file.buffering(option(LuaFile.Buffering.class, args.arg(2), 1, LuaFile.Buffering.FULL));
      return LuaValue.TRUE;
    } catch (IOException e) {
      return Errno.of(e).results(null);
    }
  }

  /** The constant that {@code value} names in lower case. */
  private static <E extends Enum<E>> E option(
      Class<E> type, LuaValue value, int index, E otherwise) {
    if (value.isnil()) {
      return otherwise;
    }
    String wanted = LuaStrings.text(Args.string(value, index));
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return constant;
      }
    }
    throw Args.refuse(index, "invalid option '" + wanted + "'");
  }

  private static LuaValue tostring(LuaValue value) {
    LuaFile file = any(value, 1);
    return LuaStrings.of("file (" + (file.isClosed() ? "closed" : Metatables.address(file)) + ")");
  }

  /** Closes a file as far as scripts may; the collector of the JVM does the rest. */
  private static LuaValue collect(LuaValue value) {
    LuaFile file = any(value, 1);
    if (!file.isClosed()) {
      close(file);
    }
    return LuaValue.NIL;
  }

  private Table metatable() {
    Table table = Library.table(
        JavaFunction.of("close", args -> close(open(args.arg1(), 1))),
        JavaFunction.of("flush", args -> flush(open(args.arg1(), 1))),
        JavaFunction.of("lines", args -> lines(open(args.arg1(), 1), args.subargs(2), false)),
        JavaFunction.of("read", args -> read(open(args.arg1(), 1), args.subargs(2))),
        JavaFunction.of("seek", FileMethods::seek),
        JavaFunction.of("setvbuf", FileMethods::setvbuf),
        JavaFunction.of("write", args -> write(args.arg1(), open(args.arg1(), 1), args.subargs(2))),
        JavaFunction.of1("__tostring", FileMethods::tostring),
        JavaFunction.of1("__gc", FileMethods::collect));
    table.rawset(LuaValue.INDEX, table);
    return table;
  }
}
