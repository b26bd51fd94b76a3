package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Safepoint;
import java.io.IOException;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Reads from a file by the formats of {@code read}: {@code *n}, {@code *a}, {@code *l}, {@code *L} and a count. */
final class FileReader {
  /** The longest numeral that is read, as in the reference's successors. */
  private static final int LONGEST_NUMERAL = 200;

  private static final int BYTES_PER_POLL = 1 << 16;

  private final LuaFile file;
  private final Safepoint safepoint;

  FileReader(LuaFile file, Safepoint safepoint) {
    this.file = file;
    this.safepoint = safepoint;
  }

  /** Reads one value by each of {@code formats}, a line where there are none, up to the first that fails: nil. */
  Varargs read(Varargs formats) throws IOException {
    int count = formats.narg();
    if (count == 0) {
      return line(false);
    }
    LuaValue[] values = new LuaValue[count];
    for (int i = 0; i < count; i++) {
      values[i] = read(formats.arg(i + 1), i + 1);
      if (values[i].isnil()) {
        return LuaValue.varargsOf(values, 0, i + 1);
      }
    }
    return LuaValue.varargsOf(values);
  }

  private LuaValue read(LuaValue format, int index) throws IOException {
    if (format instanceof LuaNumber) {
      return bytes(Args.integer(format, index));
    }
    if (!(format instanceof LuaString text) || text.length() == 0 || text.luaByte(0) != '*') {
      throw Args.refuse(index, "invalid option");
    }
    return switch (text.length() > 1 ? text.luaByte(1) : 0) {
      case 'n' -> number();
      case 'l' -> line(false);
      case 'L' -> line(true);
      case 'a' -> rest();
      default -> throw Args.refuse(index, "invalid format");
    };
  }

  private LuaValue bytes(long count) throws IOException {
    if (count <= 0) {
      return file.peek() < 0 ? LuaValue.NIL : LuaValue.EMPTYSTRING;
    }
    Bytes out = new Bytes((int) Math.min(count, BYTES_PER_POLL));
    for (long i = 0; i < count; i++) {
      int b = file.read();
      if (b < 0) {
        break;
      }
      add(out, b);
    }
    return out.length() == 0 ? LuaValue.NIL : out.toLuaString();
  }

  private LuaValue line(boolean withEnd) throws IOException {
    int b = file.read();
    if (b < 0) {
      return LuaValue.NIL;
    }
    Bytes out = new Bytes(80);
    for (; b >= 0 && b != '\n'; b = file.read()) {
      add(out, b);
    }
    if (withEnd && b == '\n') {
      out.add(b);
    }
    return out.toLuaString();
  }

  private LuaValue rest() throws IOException {
    Bytes out = new Bytes(BYTES_PER_POLL);
    for (int b = file.read(); b >= 0; b = file.read()) {
      add(out, b);
    }
    return out.toLuaString();
  }

  private void add(Bytes out, int b) {
    out.add(b);
    if (out.length() % BYTES_PER_POLL == 0) {
      safepoint.poll();
    }
  }

  private LuaValue number() throws IOException {
    while (CharClasses.isSpace(file.peek())) {
      file.read();
    }
    StringBuilder numeral = new StringBuilder();
    accept(numeral, "+-");
    String digits = "0123456789";
    String mark = "eE";
    if (accept(numeral, "0") && accept(numeral, "xX")) {
      digits = "0123456789abcdefABCDEF";
      mark = "pP";
    }
    acceptAll(numeral, digits);
    if (accept(numeral, ".")) {
      acceptAll(numeral, digits);
    }
    if (accept(numeral, mark)) {
      accept(numeral, "+-");
      acceptAll(numeral, "0123456789");
    }
    LuaValue number = LuaNumbers.parse(LuaStrings.of(numeral));
    return number == null ? LuaValue.NIL : number;
  }

  private boolean accept(StringBuilder numeral, String characters) throws IOException {
    int b = file.peek();
    if (b < 0 || characters.indexOf(b) < 0 || numeral.length() == LONGEST_NUMERAL) {
      return false;
    }
    numeral.append((char) file.read());
    return true;
  }

  private void acceptAll(StringBuilder numeral, String characters) throws IOException {
    while (accept(numeral, characters)) {
      safepoint.poll();
    }
  }
}
