package dev.earthshine.engine.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * A kind of error in a tree of kinds, and the maker of its error values.
 *
 * <p>An error value is a table with the fields {@code kind} and {@code message} and whatever its maker adds. {@code
 * tostring} of it is the message, {@code ..} takes it as a string, and {@code err:is("timeout")} asks whether its kind is
 * {@code timeout} or lies beneath it.
 *
 * <pre>{@code
 * static final ErrorKind TRANSPORT = ErrorKind.root("transport");
 * static final ErrorKind DNS = TRANSPORT.child("dns");
 * throw RaisedError.of(DNS.error("no such host: 'x.invalid'"), cause);
 * }</pre>
 *
 * <p>Immutable, and shared by all Lua states: the metatable is frozen and hidden from {@code getmetatable}.
 */
public final class ErrorKind {
  private static final LuaString KIND = LuaStrings.of("kind");
  private static final LuaString MESSAGE = LuaStrings.of("message");
  private static final LuaString VALUE = LuaStrings.of("value");

  private static final JavaFunction TOSTRING = JavaFunction.of1("tostring", ErrorKind::message);

  private static final Set<String> ENGINE =
      Set.of("denied", "aborted", "timeout", "deadlock", "error");

  /** An act that the policy denies. */
  public static final ErrorKind DENIED = root("denied", ENGINE);

  /** A task that was aborted on this side. */
  public static final ErrorKind ABORTED = root("aborted", ENGINE);

  /** A wait that took longer than the script allowed. */
  public static final ErrorKind TIMEOUT = root("timeout", ENGINE);

  /** A wait for what waits for the one who waits. */
  public static final ErrorKind DEADLOCK = root("deadlock", ENGINE);

  /** Anything raised that is no error value; the field {@code value} has it. */
  public static final ErrorKind ERROR = root("error", ENGINE);

  private final String name;
  private final @Nullable ErrorKind parent;
  private final Set<String> family;
  private final LuaString nameValue;
  private final FrozenTable metatable;

  private ErrorKind(String name, @Nullable ErrorKind parent, Set<String> family) {
    this.name = name;
    this.parent = parent;
    this.family = family;
    this.nameValue = LuaStrings.of(name);
    this.metatable = metatable();
  }

  /** A kind at the top of a tree. */
  public static ErrorKind root(String name) {
    return root(name, Set.of());
  }

  /**
   * A kind at the top of one of several trees that belong together.
   *
   * @param family the names of all kinds in them: who asks for one that is nearly one of them has misspelt it
   */
  public static ErrorKind root(String name, Set<String> family) {
    return new ErrorKind(name, null, Set.copyOf(family));
  }

  /** A kind directly beneath this one. */
  public ErrorKind child(String childName) {
    return new ErrorKind(childName, this, family);
  }

  /** The name, as the field {@code kind} shows it. */
  public String name() {
    return name;
  }

  /** Whether {@code kind} names this kind or one above it. */
  public boolean is(String kind) {
    return name.equals(kind) || (parent != null && parent.is(kind));
  }

  /** A new error value of this kind; further fields may be set on it. */
  public Table error(String message) {
    Table error = new Table(0, 4);
    error.rawset(KIND, nameValue);
    error.rawset(MESSAGE, LuaStrings.of(message));
    error.setmetatable(metatable);
    return error;
  }

  /** The error value of a wait: {@code rule} names what was waited for, {@code limit} ends the message. */
  public static Table timeout(String rule, Duration limit) {
    return TIMEOUT.error(rule + " "
        + BigDecimal.valueOf(limit.toNanos(), 9).stripTrailingZeros().toPlainString() + " s");
  }

  private FrozenTable metatable() {
    FrozenTable methods = new FrozenTable();
    methods.rawset(LuaStrings.of("is"), JavaFunction.of2("is", (self, kind) -> {
      Args.table(self, 1);
      return LuaValue.valueOf(answer(Args.text(kind, 2)));
    }));
    FrozenTable table = new FrozenTable();
    table.rawset(LuaValue.INDEX, methods.freeze());
    table.rawset(LuaStrings.of("__tostring"), TOSTRING);
    table.rawset(LuaValue.CONCAT, JavaFunction.of2("concat", ErrorKind::concat));
    table.rawset(LuaValue.METATABLE, LuaValue.FALSE);
    return table.freeze();
  }

  /** Kinds of modules nobody here knows of may be asked for too, but nobody asks for what is nearly a kind. */
  private boolean answer(String asked) {
    boolean is = is(asked);
    if (!is && !family.contains(asked)) {
      Nearest.to(asked, family).ifPresent(near -> {
        throw Args.refuse(
            2, "no kind of error is called '" + asked + "'; did you mean '" + near + "'?");
      });
    }
    return is;
  }

  /** What was raised as an error value: itself if it is one, else one of kind {@code error} that has it as {@code value}. */
  public static LuaValue asError(LuaValue raised) {
    if (describes(raised)) {
      return raised;
    }
    Table error = ERROR.error(ErrorText.of(raised));
    error.rawset(VALUE, raised);
    return error;
  }

  /** The Lua function {@code is_error}: whether a value {@linkplain #describes is an error value}. */
  public static JavaFunction predicate() {
    return JavaFunction.of1("is_error", value -> LuaValue.valueOf(describes(value)));
  }

  /** Whether {@code value} is an error value, of whatever kind. */
  public static boolean describes(LuaValue value) {
    return value instanceof LuaTable table
        && table.getmetatable() instanceof FrozenTable shared
        && shared.rawget(LuaStrings.of("__tostring")) == TOSTRING;
  }

  private static LuaValue message(LuaValue error) {
    LuaValue message = Args.table(error, 1).rawget(MESSAGE);
    return message instanceof LuaString ? message : LuaStrings.of("error");
  }

  private static LuaValue concat(LuaValue left, LuaValue right) {
    return LuaStrings.concat(text(left), text(right));
  }

  private static LuaString text(LuaValue value) {
    if (value instanceof LuaString string) {
      return string;
    }
    if (value.isnumber()) {
      return LuaNumbers.text(value);
    }
    if (value instanceof LuaTable table && table.rawget(MESSAGE) instanceof LuaString message) {
      return message;
    }
    throw RaisedError.here("attempt to concatenate a " + value.typename() + " value");
  }
}
