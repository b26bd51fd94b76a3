package dev.earthshine.http;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.SuppliedBody;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.RunningCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A body that a Lua function makes piece by piece, called on the script's thread each time the wire has taken the piece
 * before: strings, and nil at the end. It may wait like any callback.
 */
final class FunctionBody implements BodyDraft, SuppliedBody.Source, Completion {
  private final Session session;
  private final LuaFunction function;
  private final SuppliedBody body = new SuppliedBody(this);

  /** Set once nobody reads the body any more, on any thread. */
  private volatile boolean isClosed;

  // Mutable state of the script's thread
  private @Nullable RunningCall call;

  FunctionBody(Session session, LuaFunction function) {
    this.session = session;
    this.function = function;
  }

  @Override
  public RequestBody toBody() {
    return body;
  }

  @Override
  public void next() {
    session.events().post(this::pull);
  }

  private void pull() {
    if (isClosed) {
      return;
    }
    RunningCall started = session.start(function, LuaValue.NONE, this);
    call = started;
    if (isClosed) {
      started.drop(); // It was closed while the function held up the thread.
    }
  }

  @Override
  public void returned(Varargs results) {
    LuaValue piece = results.arg1();
    if (piece.isnil()) {
      body.end();
    } else if (!(piece instanceof LuaString string)) {
      body.fail(new IOException("the body function returned a " + piece.typename()
          + ", must return a string, or nil at the end"));
    } else if (string.m_length == 0) {
      next();
    } else {
      body.supply(LuaStrings.bytes(string));
    }
  }

  @Override
  public void raised(Throwable error) {
    body.fail(new IOException(session.errorText(error), error));
  }

  @Override
  public void close() {
    isClosed = true;
    session.events().post(() -> {
      if (call != null) {
        call.drop();
      }
    });
  }
}
