package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.FrozenTable;
import dev.earthshine.engine.value.HostCallable;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Nearest;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Receiver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Java object in Lua: {@code object:method(...)}, {@code object.property}, {@code object.property = value}.
 *
 * <p>Two of the same Java object are the same value and the same table key; {@code ==} of different ones asks {@code
 * equals}. {@code object(...)} calls one that is a function to Java: see {@link ObjectCall}. {@code ..} takes any object as its {@code tostring}. A name that does not exist is an error. Containers say
 * more in subclasses.
 */
class JavaObject extends LuaUserdata implements Receiver, HostCallable {
  /** Shared by all states: the metamethods find theirs through the object. */
  private static final LuaValue METATABLE = metatable();

  private final Values values;

  JavaObject(Values values, Object object) {
    super(object, METATABLE);
    this.values = values;
  }

  /** The state this stands in. */
  final Values values() {
    return values;
  }

  /** What {@code object.key} gives. */
  LuaValue index(LuaValue key) {
    Members members = values.members(m_instance.getClass(), key);
    Property property = members.property(key);
    if (property != null && property.getter() != null) {
      return property.getter().call(values, m_instance, NONE, 1).arg1();
    }
    LuaValue method = members.method(key);
    if (method != null) {
      return method;
    }
    throw unknown(members, key, property == null ? "has no member" : "cannot be asked for");
  }

  @Override
  public LuaValue method(LuaValue name) {
    LuaValue method = values.members(m_instance.getClass(), name).method(name);
    return method != null ? method : index(name);
  }

  /** What {@code object.key = value} does. */
  void assign(LuaValue key, LuaValue value) {
    Members members = values.members(m_instance.getClass(), key);
    Property property = members.property(key);
    if (property == null || property.setter() == null) {
      throw unknown(members, key, property == null ? "has no property" : "cannot change");
    }
    property.setter().call(values, m_instance, value, 1);
  }

  /** What {@code object(...)} does; {@code args} begin with the object. */
  private Varargs call(Varargs args) {
    Overloads call = values.members(m_instance.getClass(), CALL).call();
    if (call == null) {
      throw RaisedError.here("attempt to call a " + typeText());
    }
    return call.call(values, m_instance, args, 2);
  }

  @Override
  public final @Nullable LuaFunction toFunction() {
    Overloads call = values.members(m_instance.getClass(), CALL).call();
    if (call == null) {
      return null;
    }
    return call.arity() < 0
        ? JavaFunction.of("call", args -> call.call(values, m_instance, args, 1))
        : new ObjectFunction(this, call, call.arity());
  }

  /** What {@code #object} gives. */
  public int size() {
    throw RaisedError.here("attempt to get length of a " + typeText());
  }

  /** What {@code pairs(object)} gives. */
  Varargs pairs() {
    throw RaisedError.here("attempt to iterate over a " + typeText());
  }

  /** What {@code ipairs(object)} gives. */
  Varargs ipairs() {
    throw RaisedError.here("attempt to iterate over a " + typeText());
  }

  /** The text of the object. */
  LuaString text() {
    try {
      return LuaStrings.of(String.valueOf(m_instance.toString()));
    } catch (RuntimeException | Error e) {
      throw values.failure(e);
    }
  }

  @Override
  public final String typeText() {
    return m_instance.getClass().getName();
  }

  private RaisedError unknown(Members members, LuaValue key, String complaint) {
    if (!(key instanceof LuaString)) {
      return RaisedError.here("attempt to index a " + typeText() + " with a " + key.typename());
    }
    String name = nameText(key);
    String hint = members.names().contains(name) ? "" : Nearest.hint(name, members.names());
    return RaisedError.here(typeText() + " " + complaint + " '" + name + "'" + hint);
  }

  /** The name of a member, for messages. */
  static String nameText(LuaValue key) {
    return key instanceof LuaString string ? LuaStrings.text(string) : key.typename();
  }

  @Override
  public void set(LuaValue key, LuaValue value) {
    assign(key, value);
  }

  @Override
  public LuaValue setmetatable(LuaValue metatable) {
    throw RaisedError.here("the metatable of a Java object is fixed");
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof JavaObject object && object.m_instance == m_instance;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(m_instance);
  }

  @Override
  public final boolean raweq(LuaUserdata other) {
    return equals(other);
  }

  private static JavaObject self(LuaValue value) {
    if (value instanceof JavaObject object) {
      return object;
    }
    throw Args.mismatch(value, 1, "Java object");
  }

  private static LuaValue assign(LuaValue object, LuaValue key, LuaValue value) {
    self(object).assign(key, value);
    return NONE;
  }

  private static LuaValue areEqual(LuaValue a, LuaValue b) {
    JavaObject left = self(a);
    try {
      return valueOf(
          b instanceof JavaObject right && Objects.equals(left.m_instance, right.m_instance));
    } catch (RuntimeException | Error e) {
      throw left.values.failure(e);
    }
  }

  private static LuaValue join(LuaValue a, LuaValue b) {
    return LuaStrings.concat(piece(a), piece(b));
  }

  private static LuaString piece(LuaValue value) {
    if (value instanceof JavaObject object) {
      return object.text();
    }
    if (value instanceof LuaString string) {
      return string;
    }
    if (value instanceof LuaNumber) {
      return LuaNumbers.text(value);
    }
    throw RaisedError.here("attempt to concatenate a " + value.typename() + " value");
  }

  private static FrozenTable metatable() {
    FrozenTable events = new FrozenTable();
    events.set("__call", JavaFunction.of("__call", args -> self(args.arg1()).call(args)));
    events.set(
        "__index", JavaFunction.of2("__index", (object, key) -> self(object).index(key)));
    events.set("__newindex", JavaFunction.of3("__newindex", JavaObject::assign));
    events.set("__len", JavaFunction.of1("__len", object -> valueOf(self(object).size())));
    events.set("__pairs", JavaFunction.of("__pairs", args -> self(args.arg1()).pairs()));
    events.set("__ipairs", JavaFunction.of("__ipairs", args -> self(args.arg1()).ipairs()));
    events.set("__eq", JavaFunction.of2("__eq", JavaObject::areEqual));
    events.set("__concat", JavaFunction.of2("__concat", JavaObject::join));
    events.set(
        "__tostring", JavaFunction.of1("__tostring", object -> self(object).text()));
    events.set("__metatable", FALSE);
    return events.freeze();
  }
}
