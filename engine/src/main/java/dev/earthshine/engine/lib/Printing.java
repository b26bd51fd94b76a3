package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code print} and {@code pprint}: one write to the console each. */
final class Printing {
  private static final LuaString TOSTRING = LuaStrings.of("tostring");

  private final LibraryHost host;
  private final Metatables metatables;

  Printing(LibraryHost host, Metatables metatables) {
    this.host = host;
    this.metatables = metatables;
  }

  private Varargs print(Varargs args) {
    LuaValue tostring = host.globals().get(TOSTRING);
    Bytes line = new Bytes(64);
    for (int i = 1; i <= args.narg(); i++) {
      if (i > 1) {
        line.add('\t');
      }
      LuaValue value = args.arg(i);
      line.add(
          value instanceof LuaString text
              ? text
              : text(metatables.call(tostring, value).arg1()));
    }
    return write(line);
  }

  private static LuaString text(LuaValue text) {
    if (text instanceof LuaString string) {
      return string;
    }
    if (text instanceof LuaNumber) {
      return LuaNumbers.text(text);
    }
    throw RaisedError.here("'tostring' must return a string to 'print'");
  }

  private Varargs pprint(Varargs args) {
    Bytes line = new Bytes(256);
    PrettyPrinter printer = new PrettyPrinter(metatables, host.safepoint(), line);
    for (int i = 1; i <= args.narg(); i++) {
      if (i > 1) {
        line.add('\t');
      }
      printer.print(args.arg(i));
    }
    return write(line);
  }

  private Varargs write(Bytes line) {
    line.add('\n');
    try {
      host.console().output().write(line.array(), 0, line.length());
    } catch (IOException e) {
      throw RaisedError.here("cannot print: " + e.getMessage(), e);
    }
    return LuaValue.NONE;
  }

  void addTo(Table globals) {
    Library.add(
        globals, JavaFunction.of("print", this::print), JavaFunction.of("pprint", this::pprint));
  }
}
