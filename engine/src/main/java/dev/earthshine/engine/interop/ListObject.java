package dev.earthshine.engine.interop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/** A list; assigning to the place after the last element adds one. */
final class ListObject extends IndexedObject {
  private final List<@Nullable Object> list;

  ListObject(Values values, List<@Nullable Object> list) {
    super(values, list);
    this.list = list;
  }

  @Override
  public int size() {
    return list.size();
  }

  @Override
  int writable() {
    return list.size() + 1;
  }

  @Override
  @Nullable
  Object at(int index) {
    return list.get(index);
  }

  @Override
  public void insert(int index, LuaValue value) {
    try {
      list.add(index - 1, values().toJava(value));
    } catch (RuntimeException | Error e) {
      throw values().failure(e);
    }
  }

  @Override
  public LuaValue remove(int index) {
    try {
      return values().toLua(list.remove(index - 1));
    } catch (RuntimeException | Error e) {
      throw values().failure(e);
    }
  }

  @Override
  void put(int index, LuaValue value) {
    Object element = values().toJava(value);
    if (index == list.size()) {
      list.add(element);
    } else {
      list.set(index, element);
    }
  }
}
