package dev.earthshine.engine.lang.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all closures of one function of the program share. Immutable to its users and shared by threads.
 *
 * <p>Its resumable body is made when it is first needed.
 */
public final class Prototype {
  private final String name;
  private final String chunk;
  private final int line;
  private final int parameters;
  private final boolean variadic;
  private final Supplier<ResumableBody> maker;
  // Mutable state
  private volatile @Nullable ResumableBody resumable;

  /** The function {@code name} that begins at {@code line} of {@code chunk}. */
  public Prototype(
      String name,
      String chunk,
      int line,
      int parameters,
      boolean variadic,
      Supplier<ResumableBody> maker) {
    this.name = name;
    this.chunk = chunk;
    this.line = line;
    this.parameters = parameters;
    this.variadic = variadic;
    this.maker = maker;
  }

  /** A readable name, for stack traces. */
  public String name() {
    return name;
  }

  /** The chunk, as messages show it. */
  public String chunk() {
    return chunk;
  }

  /** The line the function begins at, 0 for a main chunk. */
  public int line() {
    return line;
  }

  /** How many parameters it has, {@code ...} not counted. */
  public int parameters() {
    return parameters;
  }

  /** Whether it takes {@code ...}. */
  public boolean isVariadic() {
    return variadic;
  }

  /** The body that can be suspended. */
  ResumableBody resumable() {
    ResumableBody body = resumable;
    if (body == null) {
      synchronized (this) {
        body = resumable;
        if (body == null) {
          body = maker.get();
          resumable = body;
        }
      }
    }
    return body;
  }
}
