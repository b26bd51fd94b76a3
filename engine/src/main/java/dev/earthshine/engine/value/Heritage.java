package dev.earthshine.engine.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * What a metatable is known to have: the metamethods found in it, and the methods that tables with this metatable inherit,
 * however many classes up. All of it counts only as long as the {@link ClassStamp} stays the same.
 *
 * <p>A class that changes a counter of its own should not make everyone forget, so only functions, tables and their
 * absence are remembered, and replacing anything else is no change.
 */
@SuppressWarnings("EnumOrdinal") // An EnumMap costs more than the look-up it saves.
public final class Heritage {
  private static final int METHODS = 32;

  private final Table owner;
  private final ClassStamp stamp;
  // Mutable state
  private final @Nullable LuaValue[] handlers = new LuaValue[Event.COUNT];
  private int handlersVersion;
  private @Nullable Inherited @Nullable [] methods;
  private int lastMissed = -1;

  Heritage(Table owner, ClassStamp stamp) {
    this.owner = owner;
    this.stamp = stamp;
    this.handlersVersion = stamp.version();
  }

  private record Inherited(LuaString key, LuaValue method, int version) {}

  /** Whether changes of the table change {@code wanted}. */
  public boolean follows(ClassStamp wanted) {
    return stamp == wanted;
  }

  /** The metamethod for {@code event}, nil if there is none. */
  public LuaValue handler(Event event) {
    if (handlersVersion != stamp.version()) {
      Arrays.fill(handlers, null);
      handlersVersion = stamp.version();
    }
    LuaValue known = handlers[event.ordinal()];
    return known != null ? known : find(event);
  }

  private LuaValue find(Event event) {
    LuaValue found = owner.rawget(event.key());
    if (found == LuaValue.NIL || isRemembered(found)) {
      handlers[event.ordinal()] = found;
    }
    return found;
  }

  /** The method that tables with this metatable inherit under this very {@code key}; null if that is not known. */
  public @Nullable LuaValue method(LuaString key) {
    @Nullable Inherited[] known = methods;
    if (known == null) {
      return null;
    }
    Inherited entry = known[key.hashCode() & METHODS - 1];
    return entry != null && entry.key == key && entry.version == stamp.version()
        ? entry.method
        : null;
  }

  /**
   * Remembers an inherited method, all classes on the way to which have a heritage of the same stamp.
   *
   * <p>Not before the second time: where classes change all the time, or each object has a metatable of its own, it would
   * only be work.
   */
  public void inherits(LuaString key, LuaValue method) {
    if (!(method instanceof LuaFunction) || lastMissed != stamp.version()) {
      lastMissed = stamp.version();
      return;
    }
    if (methods == null) {
      methods = new Inherited[METHODS];
    }
    methods[key.hashCode() & METHODS - 1] = new Inherited(key, method, stamp.version());
  }

  void changed() {
    stamp.change();
  }

  void replaced(LuaValue old) {
    if (old == LuaValue.NIL || isRemembered(old)) {
      changed();
    }
  }

  private static boolean isRemembered(LuaValue value) {
    return value instanceof LuaFunction || value instanceof LuaTable;
  }
}
