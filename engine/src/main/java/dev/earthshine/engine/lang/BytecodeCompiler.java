package dev.earthshine.engine.lang;

import dev.earthshine.engine.lang.compile.ChunkCode;
import dev.earthshine.engine.lang.syntax.Parser;
import dev.earthshine.engine.lang.syntax.SyntaxError;
import java.util.Arrays;
import org.luaj.vm2.LuaString;

/** Compiles Lua to JVM classes. */
public final class BytecodeCompiler implements ChunkCompiler {
  @Override
  public Chunk compile(LuaString source, String name) {
    try {
      ChunkCode code = new ChunkCode(Parser.parse(bytes(source), name), name);
      return code::instantiate;
    } catch (SyntaxError e) {
      throw new LuaSyntaxError(name, e.line(), e.column(), e.reason(), e);
    }
  }

  /** The bytes of the source; a first line for the shell is left out, but not its end, so that lines keep their numbers. */
  private static byte[] bytes(LuaString source) {
    int start = source.m_offset;
    int end = start + source.m_length;
    if (start < end && source.m_bytes[start] == '#') {
      while (start < end && source.m_bytes[start] != '\n') {
        start++;
      }
    }
    return Arrays.copyOfRange(source.m_bytes, start, end);
  }
}
