package dev.earthshine.engine.value;

/**
 * The end of an evaluation that Lua code cannot hold up: an interrupt, a deadline, a limit of the policy.
 *
 * <p>It passes through {@code pcall}, {@code xpcall}, coroutines and callbacks untouched. An {@link Error}, so that a
 * {@code catch (Exception e)} in a host's own code does not stop it either.
 */
public class Uncatchable extends Error {
  private static final long serialVersionUID = 1L;

  /** Ends the evaluation for the reason that {@code message} gives. */
  public Uncatchable(String message) {
    super(message);
  }

  /** Ends the evaluation because of {@code cause}. */
  public Uncatchable(String message, Throwable cause) {
    super(message, cause);
  }
}
