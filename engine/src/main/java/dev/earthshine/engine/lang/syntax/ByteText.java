package dev.earthshine.engine.lang.syntax;

import dev.earthshine.engine.value.LuaStrings;
import java.io.ByteArrayOutputStream;
import org.luaj.vm2.LuaString;

/** Bytes of a string literal, as they are read. */
final class ByteText {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void add(int b) {
    bytes.write(b);
  }

  LuaString toLuaString() {
    return LuaStrings.ofBytes(bytes.toByteArray());
  }
}
