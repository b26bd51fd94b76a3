package dev.earthshine.engine.state;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A map for any number of threads whose entries can be kept hold of, so that a variable that is read again and again is
 * looked up once.
 */
final class Entries extends AbstractMap<String, @Nullable Object> {
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  /** Where a name has its value. */
  static final class Place {
    // Mutable state
    private volatile @Nullable Object value;
    private volatile boolean removed;

    private Place(@Nullable Object value) {
      this.value = value;
    }

    /** The value now. */
    @Nullable
    Object value() {
      return value;
    }

    /** Changes the value; lost if the entry is removed at the same time. */
    void set(Object changed) {
      value = changed;
    }

    /** Whether the name is no longer here, and may have another place. */
    boolean isRemoved() {
      return removed;
    }
  }

  /** The place of {@code name}, null if it has none. */
  @Nullable
  Place place(String name) {
    return places.get(name);
  }

  @Override
  public @Nullable Object get(Object name) {
    Place place = places.get(name);
    return place == null ? null : place.value;
  }

  @Override
  public boolean containsKey(Object name) {
    return places.containsKey(name);
  }

  @Override
  public @Nullable Object put(String name, @Nullable Object value) {
    Place added = new Place(value);
    Place place = places.putIfAbsent(name, added);
    if (place == null) {
      return null;
    }
    Object before = place.value;
    place.value = value;
    return before;
  }

  @Override
  public @Nullable Object remove(Object name) {
    Place place = places.remove(name);
    if (place == null) {
      return null;
    }
    place.removed = true;
    return place.value;
  }

  @Override
  public int size() {
    return places.size();
  }

  @Override
  public void clear() {
    places.keySet().forEach(this::remove);
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, @Nullable Object>> iterator() {
        return new Walk(places.entrySet().iterator());
      }

      @Override
      public int size() {
        return places.size();
      }
    };
  }

  private final class Walk implements Iterator<Entry<String, @Nullable Object>> {
    private final Iterator<Entry<String, Place>> names;
    // Mutable state
    private @Nullable String last;

    Walk(Iterator<Entry<String, Place>> names) {
      this.names = names;
    }

    @Override
    public boolean hasNext() {
      return names.hasNext();
    }

    @Override
    public Entry<String, @Nullable Object> next() {
      Entry<String, Place> next = names.next();
      last = next.getKey();
      return new SimpleEntry<>(next.getKey(), next.getValue().value) {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
          super.setValue(value);
          return put(getKey(), value);
        }
      };
    }

    @Override
    public void remove() {
      if (last == null) {
        throw new IllegalStateException("next() has not been called");
      }
      Entries.this.remove(last);
      last = null;
    }
  }
}
