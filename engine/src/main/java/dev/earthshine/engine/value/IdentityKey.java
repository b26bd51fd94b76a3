package dev.earthshine.engine.value;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A key of a map that stands for an object by its identity and does not keep it alive. */
public final class IdentityKey<T> extends WeakReference<T> {
  private final int hash;

  /** @param dropped where the key appears when its object is gone; null for a key to look up with */
  public IdentityKey(T object, @Nullable ReferenceQueue<T> dropped) {
    super(object, dropped);
    hash = System.identityHashCode(object);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    T mine = get();
    return mine != null && other instanceof IdentityKey<?> key && mine == key.get();
  }
}
