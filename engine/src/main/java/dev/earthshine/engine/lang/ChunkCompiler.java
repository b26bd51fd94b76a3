package dev.earthshine.engine.lang;

import dev.earthshine.engine.value.LuaStrings;
import org.luaj.vm2.LuaString;

/** Compiles Lua source. Thread-safe. */
public interface ChunkCompiler {
  /**
   * Compiles one chunk; runs nothing.
   *
   * @param source the bytes of the source text
   * @param name the name of the chunk in error messages, usually its file name
   * @throws LuaSyntaxError if the text is not Lua 5.2
   */
  Chunk compile(LuaString source, String name);

  /** As {@link #compile(LuaString, String)}, of text in UTF-8. */
  default Chunk compile(String source, String name) {
    return compile(LuaStrings.of(source), name);
  }
}
