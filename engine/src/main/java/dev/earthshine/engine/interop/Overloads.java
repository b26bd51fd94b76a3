package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.RaisedError;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The methods of one name that a class has, as one Lua function; it chooses by the arguments.
 *
 * <p>A method can be chosen if it takes as many arguments as are given and each of them converts. Each conversion has a
 * cost, and the method with the least sum is called:
 *
 * <table>
 * <caption>Costs; a wrapper class costs one more than its primitive type</caption>
 * <tr><td>nil</td><td>any reference type 0, but an array 1</td></tr>
 * <tr><td>boolean</td><td>boolean 0</td></tr>
 * <tr><td>number with an integer value</td><td>int 0, long 2, double 4, float 6, short 8, byte 10 (each only where the
 *     value fits), Number 12, BigInteger 14, BigDecimal 15</td></tr>
 * <tr><td>other number</td><td>double 4, float 6, Number 12, BigDecimal 15</td></tr>
 * <tr><td>number with more digits than a double</td><td>long 2 where it fits, Number 12, BigInteger 14, BigDecimal 15,
 *     double 16, float 18</td></tr>
 * <tr><td>string</td><td>String 0, CharSequence 1, char 4 where it is one, byte[] 6, the enum with a constant of that
 *     name 7, char[] 8; bytes that are not UTF-8 only byte[]</td></tr>
 * <tr><td>function</td><td>LuaCallable 0, a functional interface whose method returns something 1, another 2</td></tr>
 * <tr><td>table</td><td>for one that is a list to Java: List and what it extends 0, Map 2, an array 6; for any other Map
 *     0, and if it is empty List 2</td></tr>
 * <tr><td>Java object</td><td>its class, its superclasses and interfaces 0</td></tr>
 * <tr><td>anything</td><td>Object, or an interface its Java value happens to have, 20</td></tr>
 * <tr><td>number</td><td>String and CharSequence 30, as its text</td></tr>
 * </table>
 *
 * <p>A method of variable arity takes an array as its last argument like any other, and otherwise collects the rest at an
 * extra cost above all others. Of methods with equal cost the one whose parameter types are all subtypes of the other's
 * wins, then the first by the full names of the parameter types. The order of reflection has no part in it.
 */
final class Overloads extends VariadicFunction {
  static final int TEXT_OF_NUMBER = 30;
  static final int VARIABLE_ARITY = 1000;

  private final Class<?> owner;
  private final String name;
  private final List<Overload> candidates;

  /** The overloads of {@code name} in {@code owner}, one or more. */
  Overloads(Class<?> owner, String name, Collection<Overload> candidates) {
    this.owner = owner;
    this.name = name;
    this.candidates = candidates.stream()
        .sorted(Comparator.comparing(Overload::signature))
        .collect(Collectors.toUnmodifiableList());
  }

  /** The name of the method, as messages show it. */
  @Override
  public String name() {
    return name;
  }

  /** The static ones of these, or null where there are none. */
  @Nullable
  Overloads statics() {
    List<Overload> statics =
        candidates.stream().filter(overload -> overload.member().isStatic()).toList();
    return statics.isEmpty() ? null : new Overloads(owner, name, statics);
  }

  /** Whether one of them has the one parameter {@code Object...}. */
  boolean takeAnything() {
    return candidates.stream()
        .anyMatch(overload -> overload.member().isVariable()
            && overload.member().parameters().equals(List.of(Object[].class)));
  }

  /** How many arguments each of them takes, -1 where that differs. */
  int arity() {
    int arity = candidates.get(0).member().parameters().size();
    boolean isFixed = candidates.stream()
        .map(Overload::member)
        .allMatch(member -> !member.isVariable() && member.parameters().size() == arity);
    return isFixed ? arity : -1;
  }

  /** The one without parameters that is called on an object, or null. */
  @Nullable
  Overload getter() {
    return candidates.stream()
        .filter(overload ->
            overload.member().parameters().isEmpty() && !overload.member().isStatic())
        .findFirst()
        .orElse(null);
  }

  /** Those with one parameter, as what assigning to {@code property} does, or null. */
  @Nullable
  Overloads setters(String property) {
    List<Overload> setters = candidates.stream()
        .filter(overload -> overload.member().parameters().size() == 1)
        .toList();
    return setters.isEmpty() ? null : new Overloads(owner, property, setters);
  }

  @Override
  public Varargs invoke(Varargs args) {
    if (args.arg1() instanceof JavaObject self && owner.isInstance(self.m_instance)) {
      return call(self.values(), self.m_instance, args, 2);
    }
    LuaValue self = Args.at(args, 1);
    throw RaisedError.here("bad self for '" + name + "' (" + owner.getName() + " expected, got "
        + describe(self) + "); use ':' to call a method");
  }

  /** Calls the best one on {@code self} with the arguments from {@code first} on. */
  Varargs call(Values values, @Nullable Object self, Varargs args, int first) {
    Overload best = null;
    int least = Integer.MAX_VALUE;
    for (Overload candidate : candidates) {
      int cost = candidate.cost(args, first);
      if (cost == Conversion.IMPOSSIBLE || cost > least) {
        continue;
      }
      if (best == null || cost < least || candidate.isMoreSpecificThan(best)) {
        best = candidate;
        least = cost;
      }
    }
    if (best == null) {
      throw misfit(args, first);
    }
    return best.call(values, self, args, first);
  }

  private RaisedError misfit(Varargs args, int first) {
    StringJoiner given = new StringJoiner(", ", "(", ")");
    for (int i = first; i <= args.narg(); i++) {
      given.add(describe(args.arg(i)));
    }
    String known = candidates.stream().map(Overload::toString).collect(Collectors.joining(", "));
    return RaisedError.here(
        owner.getName() + "." + name + " cannot take " + given + "; there is " + known);
  }

  private static String describe(LuaValue value) {
    if (value == NONE) {
      return "no value";
    }
    return value instanceof LuaUserdata userdata
        ? userdata.m_instance.getClass().getName()
        : value.typename();
  }
}
