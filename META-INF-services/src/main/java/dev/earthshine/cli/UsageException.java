package dev.earthshine.cli;

/** A command line that cannot be understood. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
