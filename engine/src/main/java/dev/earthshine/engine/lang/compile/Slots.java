package dev.earthshine.engine.lang.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The JVM locals of one method. A slot is used again only for the same kind. */
final class Slots {
  /** A JVM local. */
  record Slot(int index, Kind kind) {}

  private final List<Slot> all = new ArrayList<>();
  private final Map<Kind, Deque<Slot>> free = new EnumMap<>(Kind.class);
  // Mutable state
  private int next;

  /** Slots from {@code first} on; those before belong to the method's parameters. */
  Slots(int first) {
    next = first;
  }

  Slot take(Kind kind) {
    Deque<Slot> released = free.get(kind);
    if (released != null && !released.isEmpty()) {
      return released.pop();
    }
    Slot slot = new Slot(next, kind);
    next += kind.size();
    all.add(slot);
    return slot;
  }

  /** Takes a JVM local that is no variable of the function. */
  int reserve() {
    return next++;
  }

  void release(Slot slot) {
    free.computeIfAbsent(slot.kind(), k -> new ArrayDeque<>()).push(slot);
  }

  /** Every slot ever taken. */
  List<Slot> all() {
    return all;
  }
}
