package dev.earthshine.engine.async;

import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.ScriptTask;
import java.time.Duration;
import org.luaj.vm2.LuaValue;

/** A span of time that passes. */
final class Sleep extends ScriptTask {
  private final Runnable cancel;

  Sleep(EventLoop events, Duration span) {
    super(events);
    cancel = events.schedule(span, () -> succeed(LuaValue.NONE));
  }

  @Override
  protected void release() {
    cancel.run();
  }
}
