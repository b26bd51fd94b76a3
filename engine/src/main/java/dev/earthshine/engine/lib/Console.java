package dev.earthshine.engine.lib;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The standard streams of a Lua state: bytes for Lua, characters for the host.
 *
 * <p>The writers and the reader are asked for at each use, because they belong to the evaluation in progress. Where the
 * host has none, output goes nowhere and input is empty. What is written is in the writer's hands at once; it is flushed
 * when the host calls {@link #flush}. Script's thread only.
 */
public final class Console {
  private final TextOutput output;
  private final TextOutput errors;
  private final TextInput input;

  /** The streams that the suppliers give at each use; a supplier may give null. */
  public Console(
      Supplier<? extends @Nullable Writer> output,
      Supplier<? extends @Nullable Writer> errors,
      Supplier<? extends @Nullable Reader> input) {
    this.output = new TextOutput(output);
    this.errors = new TextOutput(errors);
    this.input = new TextInput(input);
  }

  TextOutput output() {
    return output;
  }

  TextOutput errors() {
    return errors;
  }

  TextInput input() {
    return input;
  }

  /** Flushes both writers. */
  public void flush() throws IOException {
    output.flush();
    errors.flush();
  }

  /** Ends the output of an evaluation: a character left incomplete is written as U+FFFD, then all is flushed. */
  public void finish() throws IOException {
    output.finish();
    errors.finish();
  }
}
