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

  private static byte[] bytes(LuaString source) {
    return Arrays.copyOfRange(source.m_bytes, source.m_offset, source.m_offset + source.m_length);
  }
}
