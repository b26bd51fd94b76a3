package dev.earthshine.spi;

import dev.earthshine.engine.value.JavaFunction;
import java.util.function.Function;
import org.luaj.vm2.Varargs;

/** A Lua function written in Java whose calls wait; made by {@link Wait#function}. */
public final class WaitingFunction extends JavaFunction {
  private final Function<Varargs, Wait> body;
  private final Runnable onLeave;

  WaitingFunction(String name, Function<Varargs, Wait> body, Runnable onLeave) {
    super(name);
    this.body = body;
    this.onLeave = onLeave;
  }

  /** Tells that a loop over this function has been left; for whoever runs Lua code. */
  public void left() {
    onLeave.run();
  }

  /** Begins what a call waits for; for whoever runs Lua code and can suspend it. */
  public Wait begin(Varargs arguments) {
    return attributed(() -> body.apply(arguments));
  }

  @Override
  protected Varargs run(Varargs arguments) {
    return body.apply(arguments).block();
  }
}
