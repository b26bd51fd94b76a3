package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A set, a queue and the like: {@code #}, and {@code pairs} or {@code ipairs} with the elements numbered from 1. */
final class CollectionObject extends JavaObject {
  private final Collection<@Nullable Object> collection;

  CollectionObject(Values values, Collection<@Nullable Object> collection) {
    super(values, collection);
    this.collection = collection;
  }

  @Override
  public int size() {
    return collection.size();
  }

  @Override
  Varargs pairs() {
    Iterator<@Nullable Object> elements = collection.iterator();
    LuaValue next = JavaFunction.of("next", args -> next(elements, args));
    return varargsOf(next, this, ZERO);
  }

  @Override
  Varargs ipairs() {
    return pairs();
  }

  private Varargs next(Iterator<@Nullable Object> elements, Varargs args) {
    LuaValue index = valueOf((double) Args.integer(Args.at(args, 2), 2) + 1);
    try {
      return elements.hasNext() ? varargsOf(index, values().toLua(elements.next())) : NIL;
    } catch (RuntimeException | Error e) {
      throw values().failure(e);
    }
  }
}
