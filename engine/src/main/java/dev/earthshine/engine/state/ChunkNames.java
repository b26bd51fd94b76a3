package dev.earthshine.engine.state;

/** Names of chunks as {@code load} takes them and as messages show them (manual, section 4.9, {@code lua_Debug}). */
final class ChunkNames {
  /** So many characters of a source are shown at most as its name, fewer in full; {@code LUA_IDSIZE} of the reference, less its frame. */
  private static final int MAX_SOURCE = 45;

  private ChunkNames() {}

  static String shown(String name) {
    if (name.startsWith("@") || name.startsWith("=")) {
      return name.substring(1);
    }
    int end = name.indexOf('\n');
    String line = end < 0 ? name : name.substring(0, end);
    boolean cut = end >= 0 || line.length() >= MAX_SOURCE;
    String start = line.length() > MAX_SOURCE ? line.substring(0, MAX_SOURCE) : line;
    return "[string \"" + start + (cut ? "..." : "") + "\"]";
  }
}
