package dev.earthshine.engine.interop;

import dev.earthshine.LuaCallable;
import dev.earthshine.Permission;
import dev.earthshine.Policy;
import dev.earthshine.engine.value.Denial;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Uncatchable;
import dev.earthshine.engine.value.UserdataType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaBoolean;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The values of one Lua state as Java sees them, and the other way round.
 *
 * <p>Used on the thread that owns the state; what it hands to Java (functions, views of tables) may be used from any
 * thread and finds its way back through the {@link StateEntry}.
 */
public final class Values {
  private static final Set<LuaValue> REFLECTIVE_NAMES =
      Set.of(LuaStrings.of("getClass"), LuaStrings.of("class"));

  private static final Class<?>[] NOTHING_DECLARED = {};

  private final StateEntry entry;
  private final Policy policy;
  private final OutwardErrors outward;
  private final OwnObjects ownObjects = new OwnObjects();

  // Mutable state
  private volatile boolean escaped;

  /** Conversions for the state behind {@code entry}; {@code policy} says what scripts may do with Java objects. */
  public Values(StateEntry entry, Policy policy) {
    this.entry = entry;
    this.policy = policy;
    this.outward = new OutwardErrors(this, entry);
  }

  /** The Lua value for {@code value}; what came from this state is again what it was. */
  public LuaValue toLua(@Nullable Object value) {
    if (value == null) {
      return LuaValue.NIL;
    }
    if (value instanceof CharSequence text) {
      return LuaStrings.of(text);
    }
    if (value instanceof Number number) {
      LuaNumber converted = Numbers.toLua(number);
      return converted != null ? converted : object(value);
    }
    if (value instanceof Boolean flag) {
      return LuaValue.valueOf(flag);
    }
    if (value instanceof Character character) {
      return LuaStrings.of(character.toString());
    }
    if (value instanceof byte[] bytes) {
      return LuaStrings.ofBytes(bytes.clone());
    }
    LuaValue own = own(value);
    return own != null ? own : foreign(value);
  }

  private @Nullable LuaValue own(Object value) {
    if (value instanceof LuaValue lua) {
      return lua;
    }
    if (value instanceof FunctionHandle handle && handle.values() == this) {
      return handle.function();
    }
    if (value instanceof TableView view && view.owner() == this) {
      return view.table();
    }
    if (value instanceof Coroutine coroutine && coroutine.values() == this) {
      return coroutine.thread();
    }
    return null;
  }

  private LuaValue foreign(Object value) {
    if (value instanceof LuaCallable callable) {
      return new HostFunction(this, callable);
    }
    FunctionProxy proxy = FunctionProxy.behind(value);
    return proxy != null && proxy.values() == this ? proxy.function() : object(value);
  }

  // A collection of anything can be read; what it does not take, it refuses itself.
  @SuppressWarnings("unchecked")
  private LuaValue object(Object value) {
    LuaValue userdata = ownObjects.userdata(value);
    if (userdata != null) {
      return userdata;
    }
    if (value instanceof Map<?, ?> map) {
      return new MapObject(this, (Map<Object, @Nullable Object>) map);
    }
    if (value instanceof List<?> list) {
      return new ListObject(this, (List<@Nullable Object>) list);
    }
    if (value instanceof Collection<?> collection) {
      return new CollectionObject(this, (Collection<@Nullable Object>) collection);
    }
    if (value.getClass().isArray()) {
      return new ArrayObject(this, value);
    }
    return value instanceof Class<?> named && policy.allows(Permission.REFLECTION)
        ? new ClassObject(this, named)
        : new JavaObject(this, value);
  }

  /** The Lua values for {@code values}, in order. */
  public Varargs toLuaAll(@Nullable Object[] values) {
    return switch (values.length) {
      case 0 -> LuaValue.NONE;
      case 1 -> toLua(values[0]);
      case 2 -> LuaValue.varargsOf(toLua(values[0]), toLua(values[1]));
      default -> list(values);
    };
  }

  private Varargs list(@Nullable Object[] values) {
    LuaValue[] converted = new LuaValue[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = toLua(values[i]);
    }
    return LuaValue.varargsOf(converted);
  }

  /** The Java value for {@code value}; null for nil. */
  public @Nullable Object toJava(LuaValue value) {
    return value.isnil() || value == NullValue.NULL ? null : present(value);
  }

  /** The Java value for {@code value}, which is not nil. */
  Object present(LuaValue value) {
    if (value instanceof LuaString string) {
      String text = LuaStrings.exactText(string);
      return text != null ? text : LuaStrings.bytes(string);
    }
    if (value instanceof LuaNumber number) {
      return Numbers.toJava(number);
    }
    if (value instanceof LuaBoolean) {
      return value.toboolean();
    }
    if (value instanceof HostFunction function) {
      return function.callable;
    }
    if (value instanceof LuaUserdata userdata) {
      return unwrap(userdata);
    }
    escaped = true;
    if (value instanceof LuaTable table) {
      return Tables.isList(table) ? new ListView(this, table) : new MapView(this, table);
    }
    return value.isfunction()
        ? new FunctionHandle(this, entry.anchor(), value)
        : new Coroutine(this, value);
  }

  private Object unwrap(LuaUserdata userdata) {
    UserdataType<?> type = UserdataType.of(userdata);
    if (type != null) {
      escaped = true;
      ownObjects.add(userdata.m_instance, type);
    }
    return userdata.m_instance;
  }

  /** {@code function} for Java code on any thread, with the globals of {@code anchor}. */
  public LuaCallable callable(LuaValue function, @Nullable Object anchor) {
    escaped = true;
    return new FunctionHandle(this, anchor, function);
  }

  /** The Java values for {@code values}, in order. */
  public @Nullable Object[] toJavaAll(Varargs values) {
    @Nullable Object[] converted = new @Nullable Object[values.narg()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = toJava(values.arg(i + 1));
    }
    return converted;
  }

  /** What a call that returned {@code results} gives Java: null for none, the value for one, else an {@code Object[]}. */
  public @Nullable Object results(Varargs results) {
    return switch (results.narg()) {
      case 0 -> null;
      case 1 -> toJava(results.arg1());
      default -> toJavaAll(results);
    };
  }

  /**
   * The Lua error for what Java code threw: a Lua error is itself again, anything else becomes the error value and the
   * direct cause. To be thrown by the caller.
   *
   * @throws Error {@code thrown} itself where it is not for Lua code to catch, or no fault of the Java code called
   */
  public RuntimeException failure(Throwable thrown) {
    if (thrown instanceof Uncatchable || thrown instanceof VirtualMachineError) {
      throw (Error) thrown;
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt(); // A script may catch the error, but not go on for ever.
    }
    return thrown instanceof LuaError error ? error : RaisedError.of(toLua(thrown), thrown);
  }

  /**
   * What a Java method of result type {@code type} returns for {@code value}: null for {@code void}, truth for {@code
   * boolean}.
   *
   * @param method its name, for messages
   * @throws RaisedError if the value does not convert
   */
  public @Nullable Object returned(LuaValue value, Class<?> type, String method) {
    if (type == void.class) {
      return null;
    }
    if (type == boolean.class) {
      return value.toboolean();
    }
    Conversion conversion = Conversion.to(type);
    if (conversion.cost(value) == Conversion.IMPOSSIBLE) {
      throw RaisedError.here(method + " must return " + type.getSimpleName()
          + ", the function returned " + value.typename());
    }
    return conversion.apply(this, value);
  }

  /**
   * What Java code that called into Lua gets for {@code thrown}, which left the call; its thread's interrupt flag is set if
   * that was an interrupt. To be thrown by the caller.
   *
   * <p>The exception that Java code below threw, if it is unchecked or of one of the {@code declared} classes. Else, where
   * this thread is still running the state further up, {@code thrown} itself, also where it is an {@link Uncatchable};
   * outside a {@link dev.earthshine.LuaScriptError} with a readable message, whose cause is the Java exception behind it.
   */
  public Throwable thrown(Throwable thrown, Class<?>... declared) {
    return outward.of(thrown, declared);
  }

  /** Notes that Java code holds something of this state, which leads back into it. */
  public void escape() {
    escaped = true;
  }

  /** Whether Java code may hold something that leads back into this state. */
  public boolean haveEscaped() {
    return escaped;
  }

  /** What holds the globals of the evaluation that is running, for a value that leaves it. */
  @Nullable
  Object anchor() {
    return entry.anchor();
  }

  <T> T enter(@Nullable Object anchor, Callable<T> body) {
    try {
      return enter(anchor, body, NOTHING_DECLARED);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw failure(t);
    }
  }

  /**
   * Runs {@code body} in the state with the globals of {@code anchor}; what it throws is unchecked or of one of the {@code
   * declared} classes.
   */
  public <T extends @Nullable Object> T enter(
      @Nullable Object anchor, Callable<T> body, Class<?>[] declared) throws Throwable {
    Callable<T> entered = entry.isEntered() ? body : () -> outermost(body, declared);
    try {
      return entry.enter(anchor, entered);
    } catch (Throwable t) {
      throw thrown(t, declared);
    }
  }

  /** The text of an error value may take Lua code, so it is asked before the state is left. */
  private <T extends @Nullable Object> T outermost(Callable<T> body, Class<?>[] declared)
      throws Exception {
    try {
      return body.call();
    } catch (LuaError e) {
      Throwable outside = outward.outside(e, declared);
      if (outside instanceof Error error) {
        throw error;
      }
      throw (Exception) outside;
    }
  }

  <T> @Nullable T enterForNullable(@Nullable Object anchor, Callable<@Nullable T> body) {
    return enter(anchor, body);
  }

  /**
   * The members of {@code type}, of which the script wants {@code name}.
   *
   * @throws RaisedError of kind {@code denied} where the policy denies reflection and this is some
   */
  Members members(Class<?> type, LuaValue name) {
    Members members = Members.of(type);
    if (members.isReflective() || REFLECTIVE_NAMES.contains(name)) {
      Denial.check(policy, Permission.REFLECTION, type.getName() + "." + JavaObject.nameText(name));
    }
    return members;
  }
}
