package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.Type;

/**
 * Which functions of a chunk have a twin: a second body that takes numbers as doubles and gives a double, so that
 * arithmetic goes from call to call without a box.
 *
 * <p>A {@code local function} that is never assigned has one if all its results are surely numbers, provided that the
 * parameters it does arithmetic with are. Thread-safe.
 */
final class Twins {
  /** Larger functions, in estimated bytes, do not gain from a second body. */
  private static final int LARGE = 1500;

  private final IdentityHashMap<LocalVariable, FunctionBody> declared = new IdentityHashMap<>();
  private final IdentityHashMap<FunctionBody, @Nullable Twin> known = new IdentityHashMap<>();
  // Mutable state
  /** The one whose results are being looked at, under the assumption that they are numbers. */
  private @Nullable Twin assumed;

  /**
   * The second body of a function.
   *
   * @param numbers the parameters that it takes as doubles
   */
  record Twin(FunctionBody body, Set<LocalVariable> numbers) {
    /** The name of its method. */
    static final String METHOD = "number";

    /** The type of its method. */
    String descriptor() {
      Type[] parameters = body.parameters().stream()
          .map(p -> numbers.contains(p) ? Type.DOUBLE_TYPE : Type.getType(LuaValue.class))
          .toArray(Type[]::new);
      return Type.getMethodDescriptor(Type.DOUBLE_TYPE, parameters);
    }
  }

  /** Notes which function a variable was declared for. */
  synchronized void declare(LocalVariable variable, FunctionBody body) {
    if (variable.isConstantFunction()) {
      declared.put(variable, body);
    }
  }

  /** The twin of a function, null if it has none. */
  synchronized @Nullable Twin of(FunctionBody body) {
    if (assumed != null && assumed.body() == body) {
      return assumed;
    }
    if (!known.containsKey(body) && assumed == null) {
      Twin candidate = candidate(body);
      assumed = candidate;
      known.put(body, candidate != null && givesNumbers(candidate) ? candidate : null);
      assumed = null;
    }
    return known.get(body);
  }

  /** The twin that a call can go to if its arguments are numbers where they have to be; null if there is none. */
  @Nullable
  Twin of(Expression.Call call) {
    LocalVariable variable = null;
    if (call.function() instanceof Expression.Local local) {
      variable = local.variable();
    } else if (call.function() instanceof Expression.Captured captured) {
      variable = captured.upvalue().variable();
    }
    FunctionBody body = variable == null ? null : function(variable);
    return body != null && call.arguments().size() == body.parameters().size() ? of(body) : null;
  }

  private synchronized @Nullable FunctionBody function(LocalVariable variable) {
    return declared.get(variable);
  }

  private static @Nullable Twin candidate(FunctionBody body) {
    boolean fits = body.self() != null
        && body.self().isConstantFunction()
        && Shape.isFixed(body)
        && Shape.of(body) == Shape.SINGLE
        && Trees.size(body.block()) <= LARGE;
    if (!fits) {
      return null;
    }
    Set<LocalVariable> numbers = new LinkedHashSet<>();
    operands(body.block(), numbers);
    numbers.retainAll(body.parameters());
    numbers.removeIf(LocalVariable::isCell);
    return numbers.isEmpty() ? null : new Twin(body, numbers);
  }

  private static void operands(Block block, Set<LocalVariable> operands) {
    for (Statement statement : block.statements()) {
      Trees.parts(statement).forEach(e -> operands(e, operands));
      Blocks.of(statement).forEach(inner -> operands(inner, operands));
    }
  }

  private static void operands(Expression e, Set<LocalVariable> operands) {
    boolean arithmetic =
        e instanceof Expression.Binary binary && binary.operator().isArithmetic();
    for (Expression part : Trees.parts(e)) {
      if (arithmetic && part instanceof Expression.Local local) {
        operands.add(local.variable());
      }
      operands(part, operands);
    }
  }

  private boolean givesNumbers(Twin twin) {
    Typing typing = Typing.of(twin.body(), this, twin.numbers());
    return twin.numbers().stream().allMatch(p -> typing.kind(p) == Kind.DOUBLE)
        && givesNumbers(twin.body().block(), typing);
  }

  private static boolean givesNumbers(Block block, Typing typing) {
    return block.statements().stream()
        .allMatch(statement -> (!(statement instanceof Statement.Return end)
                || typing.isNumber(end.values().get(0)))
            && Blocks.of(statement).stream().allMatch(inner -> givesNumbers(inner, typing)));
  }
}
