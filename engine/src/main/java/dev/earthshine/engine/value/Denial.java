package dev.earthshine.engine.value;

import dev.earthshine.Permission;
import dev.earthshine.Policy;

/** The error for an act that a policy denies. */
public final class Denial {
  private Denial() {}

  /** Raises an error of kind {@code denied} that names {@code act} and the rule, unless {@code policy} grants it. */
  public static void check(Policy policy, Permission permission, String act) {
    if (!policy.allows(permission)) {
      throw RaisedError.of(ErrorKind.DENIED.error(
          act + " is denied by policy '" + policy.name() + "': " + permission.act()));
    }
  }
}
