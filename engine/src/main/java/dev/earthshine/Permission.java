package dev.earthshine;

/** An act that a {@link Policy} allows or denies as a whole. */
public enum Permission {
  /** Ending the host's process: {@code os.exit}. */
  EXIT("os.exit would end the host"),
  /** Starting programs: {@code os.execute}, {@code io.popen}. */
  PROCESS("starting programs"),
  /** Loading precompiled chunks and native libraries. */
  NATIVE_CODE("loading binary chunks and native libraries"),
  /** Java reflection through a bound object: classes, class loaders, threads, the runtime. */
  REFLECTION("reflection on Java objects"),
  /** Reading the environment of the process. */
  ENVIRONMENT("reading the environment"),
  /** Reading and writing files. */
  FILES("reading and writing files"),
  /** Opening network connections. */
  NETWORK("opening network connections");

  private final String act;

  Permission(String act) {
    this.act = act;
  }

  /** The act in words, for messages. */
  public String act() {
    return act;
  }
}
