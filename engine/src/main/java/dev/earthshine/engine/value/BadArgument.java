package dev.earthshine.engine.value;

/**
 * A Java function was called with an argument it cannot take. {@link JavaFunction} turns it into the Lua error {@code
 * bad argument #index to 'name' (detail)}; it carries no stack trace because it never leaves that function.
 */
final class BadArgument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final int index;
  final String detail;

  BadArgument(int index, String detail) {
    super("bad argument #" + index + " (" + detail + ")", null, false, false);
    this.index = index;
    this.detail = detail;
  }
}
