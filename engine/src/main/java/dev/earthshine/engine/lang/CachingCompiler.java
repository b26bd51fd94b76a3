package dev.earthshine.engine.lang;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/**
 * Remembers compiled chunks by source and name, for hosts that hand over the text each time. Bounded by the number of
 * chunks and the bytes of their sources; the least recently used go first. Thread-safe.
 */
public final class CachingCompiler implements ChunkCompiler {
  private static final int MAX_CHUNKS = 512;
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  private final ChunkCompiler compiler;
  private final Map<Key, Chunk> chunks = new LinkedHashMap<>(64, 0.75f, true);

  // Mutable state
  private long bytes;

  /** Remembers what {@code compiler} makes. */
  public CachingCompiler(ChunkCompiler compiler) {
    this.compiler = compiler;
  }

  @Override
  public Chunk compile(LuaString source, String name) {
    Key key = new Key(source, name);
    Chunk chunk = find(key);
    if (chunk == null) {
      // Outside the lock: a long compilation must not hold up the others, and compiling twice does
      // no harm.
      chunk = compiler.compile(source, name);
      remember(key, chunk);
    }
    return chunk;
  }

  private synchronized @Nullable Chunk find(Key key) {
    return chunks.get(key);
  }

  private synchronized void remember(Key key, Chunk chunk) {
    if (chunks.put(key, chunk) == null) {
      bytes += key.source.m_length;
    }
    var oldest = chunks.keySet().iterator();
    while (chunks.size() > MAX_CHUNKS || bytes > MAX_BYTES) {
      bytes -= oldest.next().source.m_length;
      oldest.remove();
    }
  }

  private record Key(LuaString source, String name) {}
}
