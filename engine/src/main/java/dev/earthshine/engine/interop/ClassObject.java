package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Nearest;
import dev.earthshine.engine.value.RaisedError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A class where the policy allows reflection: {@code Type.new(...)} makes an object, {@code Type.method(...)} and {@code
 * Type.FIELD} are its static members, with a colon as well; what {@code java.lang.Class} itself has comes after those.
 */
final class ClassObject extends JavaObject {
  private static final LuaString NEW = LuaStrings.of("new");

  private final Class<?> type;

  ClassObject(Values values, Class<?> type) {
    super(values, type);
    this.type = type;
  }

  @Override
  LuaValue index(LuaValue key) {
    Members members = values().members(type, key);
    Property field = members.property(key);
    if (field != null && field.getter() != null && field.getter().member().isStatic()) {
      return field.getter().call(values(), null, NONE, 1).arg1();
    }
    LuaValue function = function(members, key);
    if (function != null) {
      return function;
    }
    if (Members.of(Class.class).names().contains(nameText(key))) {
      return super.index(key);
    }
    throw RaisedError.here(type.getName() + " has no static member '" + nameText(key) + "'"
        + Nearest.hint(nameText(key), members.names()));
  }

  @Override
  public LuaValue method(LuaValue name) {
    LuaValue function = function(values().members(type, name), name);
    return function != null ? function : index(name);
  }

  private @Nullable LuaValue function(Members members, LuaValue key) {
    Overloads methods = members.method(key);
    Overloads statics = key.raweq(NEW) ? members.constructors() : null;
    if (statics == null && methods != null) {
      statics = methods.statics();
    }
    return statics == null ? null : bound(statics);
  }

  private LuaValue bound(Overloads statics) {
    return JavaFunction.of(Objects.requireNonNull(statics.name()), args -> call(statics, args));
  }

  private Varargs call(Overloads statics, Varargs args) {
    int first = equals(args.arg1()) ? 2 : 1;
    return statics.call(values(), null, args, first);
  }

  @Override
  void assign(LuaValue key, LuaValue value) {
    Property field = values().members(type, key).property(key);
    boolean isStatic =
        field != null && field.getter() != null && field.getter().member().isStatic();
    if (field == null || !isStatic || field.setter() == null) {
      super.assign(key, value);
      return;
    }
    field.setter().call(values(), null, value, 1);
  }
}
