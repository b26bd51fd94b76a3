package dev.earthshine;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a script may do. Immutable and shared freely; a script can read its policy and never loosen it.
 *
 * <p>{@link #standard()} is in force unless the host chose another.
 */
public final class Policy {
  private static final Policy STANDARD = new Policy(
      "standard",
      EnumSet.of(
          Permission.EXIT, Permission.PROCESS, Permission.NATIVE_CODE, Permission.REFLECTION),
      64L * 1024 * 1024);

  private final String name;
  private final Set<Permission> denied;
  private final long maxBufferedBody;

  private Policy(String name, Set<Permission> denied, long maxBufferedBody) {
    this.name = name;
    this.denied = Set.copyOf(denied);
    this.maxBufferedBody = maxBufferedBody;
  }

  /**
   * The default: everything but ending the host, starting programs, binary chunks, native loading and reflection; a
   * response body is held in memory up to 64 MiB.
   */
  public static Policy standard() {
    return STANDARD;
  }

  /** This policy, but that {@code permission} is granted too; for hosts that trust their scripts with one act more. */
  public Policy allowing(Permission permission) {
    Set<Permission> fewer = EnumSet.allOf(Permission.class);
    fewer.retainAll(denied);
    fewer.remove(permission);
    String act = permission.name().toLowerCase(Locale.ROOT);
    return allows(permission) ? this : new Policy(name + "+" + act, fewer, maxBufferedBody);
  }

  /** The name of the policy, as messages and {@code earthshine.policy} show it. */
  public String name() {
    return name;
  }

  /** Whether {@code permission} is granted. */
  public boolean allows(Permission permission) {
    return !denied.contains(permission);
  }

  /** The most bytes of one response body that are held in memory. */
  public long maxBufferedBody() {
    return maxBufferedBody;
  }

  @Override
  public String toString() {
    return "Policy[" + name + "]";
  }
}
