package dev.earthshine.engine.interop;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** One of the things that can be called under a name: whether the arguments fit, and the call. */
final class Overload {
  private final Member member;
  private final int count;
  // Mutable state: found when first needed, by several threads perhaps.
  private @Nullable List<Conversion> conversions;
  private @Nullable MethodHandle handle;

  Overload(Member member) {
    this.member = member;
    this.count = member.parameters().size();
  }

  /** What is called. */
  Member member() {
    return member;
  }

  /** The sum of the costs of the arguments from {@code first} on; see {@link Overloads} for the rules. */
  int cost(Varargs args, int first) {
    int given = args.narg() - first + 1;
    if (given == count && !collects(args, first)) {
      return cost(args, first, count);
    }
    if (!member.isVariable() || given < count - 1) {
      return Conversion.IMPOSSIBLE;
    }
    int cost = cost(args, first, count - 1);
    for (int i = first + count - 1; i <= args.narg() && cost != Conversion.IMPOSSIBLE; i++) {
      int more = element().cost(args.arg(i));
      cost = more == Conversion.IMPOSSIBLE ? more : cost + more;
    }
    return cost == Conversion.IMPOSSIBLE ? cost : cost + Overloads.VARIABLE_ARITY;
  }

  private int cost(Varargs args, int first, int converted) {
    int sum = 0;
    for (int i = 0; i < converted; i++) {
      int cost = conversions().get(i).cost(args.arg(first + i));
      if (cost == Conversion.IMPOSSIBLE) {
        return cost;
      }
      sum += cost;
    }
    return sum;
  }

  /** Whether the arguments from the last parameter on become an array: that of a variable-arity method is not given. */
  private boolean collects(Varargs args, int first) {
    if (!member.isVariable()) {
      return false;
    }
    LuaValue last = args.arg(args.narg());
    boolean isArray = args.narg() - first + 1 == count
        && (last instanceof LuaUserdata || last instanceof LuaString)
        && conversions().get(count - 1).cost(last) != Conversion.IMPOSSIBLE;
    return !isArray;
  }

  /** Calls it on {@code self}, null for a static one, with the arguments from {@code first} on, whose cost is known. */
  Varargs call(Values values, @Nullable Object self, Varargs args, int first) {
    @Nullable Object[] arguments = convert(values, args, first);
    Object returned;
    try {
      returned = (Object) handle().invokeExact(self, arguments);
    } catch (Throwable e) {
      throw values.failure(e);
    }
    return member.result() == void.class ? LuaValue.NONE : values.toLua(returned);
  }

  private @Nullable Object[] convert(Values values, Varargs args, int first) {
    @Nullable Object[] converted = new @Nullable Object[count];
    boolean collects = collects(args, first);
    for (int i = 0; i < (collects ? count - 1 : count); i++) {
      converted[i] = conversions().get(i).apply(values, args.arg(first + i));
    }
    if (collects) {
      converted[count - 1] = collect(values, args, first + count - 1);
    }
    return converted;
  }

  private Object collect(Values values, Varargs args, int first) {
    int length = Math.max(args.narg() - first + 1, 0);
    Object array = Array.newInstance(elementType(), length);
    for (int i = 0; i < length; i++) {
      Array.set(array, i, element().apply(values, args.arg(first + i)));
    }
    return array;
  }

  /** The conversions of the parameters, and for a variable-arity method that of its elements. */
  private List<Conversion> conversions() {
    List<Conversion> found = conversions;
    if (found == null) {
      List<Class<?>> types = new ArrayList<>(member.parameters());
      if (member.isVariable()) {
        types.add(elementType());
      }
      found = types.stream().map(Conversion::to).toList();
      conversions = found;
    }
    return found;
  }

  private Conversion element() {
    return conversions().get(count);
  }

  private Class<?> elementType() {
    return member.parameters().get(count - 1).getComponentType();
  }

  private MethodHandle handle() throws ReflectiveOperationException {
    MethodHandle found = handle;
    if (found == null) {
      found = member.handle();
      handle = found;
    }
    return found;
  }

  /** Whether every parameter of this one is a subtype of the other's, and one differs. */
  boolean isMoreSpecificThan(Overload other) {
    List<Class<?>> mine = member.parameters();
    List<Class<?>> others = other.member.parameters();
    if (mine.size() != others.size() || mine.equals(others)) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (!others.get(i).isAssignableFrom(mine.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The name and the full names of the parameter types: different for any two overloads of a class. */
  String signature() {
    return describe(Class::getTypeName);
  }

  /** As {@link #signature}, shorter. */
  @Override
  public String toString() {
    return describe(Class::getSimpleName);
  }

  private String describe(Function<Class<?>, String> text) {
    return member.parameters().stream()
        .map(text)
        .collect(Collectors.joining(", ", member.name() + "(", ")"));
  }
}
