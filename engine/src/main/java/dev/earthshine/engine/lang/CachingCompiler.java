package dev.earthshine.engine.lang;

import dev.earthshine.engine.value.LuaStrings;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.luaj.vm2.LuaString;

/**
 * Remembers compiled chunks by source and name, for hosts that hand over the text each time. Bounded by the number of
 * chunks and the length of their sources; those not used since the last search for room go first. Thread-safe, and
 * finding a chunk takes no lock.
 */
public final class CachingCompiler implements ChunkCompiler {
  private static final int MAX_CHUNKS = 512;
  private static final long MAX_LENGTH = 16L * 1024 * 1024;

  private final ChunkCompiler compiler;
  private final ConcurrentMap<Key, Entry> chunks = new ConcurrentHashMap<>();
  private final AtomicLong length = new AtomicLong();

  /** Remembers what {@code compiler} makes. */
  public CachingCompiler(ChunkCompiler compiler) {
    this.compiler = compiler;
  }

  @Override
  public Chunk compile(LuaString source, String name) {
    return find(new Key(source, name), source.m_length, () -> compiler.compile(source, name));
  }

  /** By the text itself: one that comes again is not even encoded. */
  @Override
  public Chunk compile(String source, String name) {
    return find(
        new Key(source, name),
        source.length(),
        () -> compiler.compile(LuaStrings.of(source), name));
  }

  private Chunk find(Key key, int size, Supplier<Chunk> maker) {
    Entry entry = chunks.get(key);
    if (entry == null) {
      // Without a lock: a long compilation must not hold up the others, and twice does no harm.
      entry = new Entry(maker.get(), size);
      remember(key, entry);
    }
    if (!entry.used) {
      entry.used = true;
    }
    return entry.chunk;
  }

  private void remember(Key key, Entry entry) {
    if (chunks.putIfAbsent(key, entry) == null) {
      length.addAndGet(entry.length);
    }
    while (chunks.size() > MAX_CHUNKS || length.get() > MAX_LENGTH) {
      makeRoom();
    }
  }

  /** Entries that were used since they were last asked stay once more; so the second call at the latest makes room. */
  private synchronized void makeRoom() {
    Iterator<Entry> entries = chunks.values().iterator();
    while (entries.hasNext() && (chunks.size() > MAX_CHUNKS || length.get() > MAX_LENGTH)) {
      Entry entry = entries.next();
      if (entry.used) {
        entry.used = false;
      } else {
        entries.remove();
        length.addAndGet(-entry.length);
      }
    }
  }

  /** @param source a LuaString or a String */
  private record Key(Object source, String name) {}

  private static final class Entry {
    private final Chunk chunk;
    private final int length;
    // Mutable state
    private volatile boolean used;

    Entry(Chunk chunk, int length) {
      this.chunk = chunk;
      this.length = length;
    }
  }
}
