package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.spi.Wait;
import dev.earthshine.spi.WaitingFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Pieces keep their order and none is lost, whatever runs while one of them is being taken. */
final class PieceOrderTest {
  private final FakeContext context = new FakeContext();
  private final ScriptedServer server = new ScriptedServer(context);
  private final List<String> seen = new ArrayList<>();

  // Mutable state
  private Runnable atFirst = () -> {};

  /** Has more events, and the end, arrive and be run while the first piece is being taken. */
  @BeforeEach
  void nest() {
    atFirst = () -> {
      server.data("data: C\n\n");
      context.runEvents();
      server.data("data: D\n\n");
      server.end();
      context.runEvents();
    };
  }

  private void see(String data) {
    seen.add(data);
    if (seen.size() == 1) {
      atFirst.run();
    }
  }

  private LuaValue toCallback() {
    JavaFunction callback = JavaFunction.of1("callback", piece -> {
      see(((HttpResponse) ((LuaUserdata) piece).m_instance).body().string().tojstring());
      return LuaValue.NONE;
    });
    return Streaming.toCallback(server.session(), server.request(), callback, LuaValue.NIL);
  }

  private WaitingFunction lines() {
    LuaValue stream = HttpStream.open(server.request(), LuaValue.NIL);
    return (WaitingFunction)
        stream.get("lines").invoke(LuaValue.varargsOf(stream, LuaValue.NIL)).arg1();
  }

  private static void whenRead(WaitingFunction iterator, Consumer<Varargs> then) {
    Wait read = iterator.begin(LuaValue.NONE);
    read.whenDone(() -> then.accept(read.result()));
  }

  /** Reads on until the end. */
  private void readAll(WaitingFunction iterator) {
    whenRead(iterator, results -> {
      if (results.isnil(1)) {
        seen.add("the end");
      } else {
        if (!results.arg1().tojstring().isEmpty()) {
          see(results.arg1().tojstring());
        }
        readAll(iterator);
      }
    });
  }

  @Test
  void ofCallbacks() {
    LuaValue task = toCallback();
    server.head(200, "text/event-stream");
    server.data("data: A\n\ndata: B\n\n");
    context.runEvents();
    assertThat(seen).containsExactly("A", "B", "C", "D");
    assertThat(((HttpTask) ((LuaUserdata) task).m_instance).isDone()).isTrue();
  }

  @Test
  void ofAnIterator() {
    readAll(lines());
    server.head(200, "text/event-stream");
    server.data("data: A\n\ndata: B\n\n");
    context.runEvents();
    assertThat(seen).containsExactly("data: A", "data: B", "data: C", "data: D", "the end");
  }

  /** As with a coroutine that is woken in an event of its own. */
  @Test
  void aPieceIsForTheCallThatItWoke() {
    WaitingFunction lines = lines();
    Wait woken = lines.begin(LuaValue.NONE);
    woken.whenDone(() -> context.post(() -> seen.add(woken.result().arg1().tojstring())));
    woken.whenDone(() -> assertThatThrownBy(() -> lines.begin(LuaValue.NONE))
        .hasMessageContaining("the stream is already being read"));
    server.head(200, "text/plain");
    server.data("one\n");
    context.runEvents();
    assertThat(seen).containsExactly("one");
  }

  @Test
  void aLoopThatIsLeftClosesNothingForACallThatWaits() {
    WaitingFunction lines = lines();
    Wait waiting = lines.begin(LuaValue.NONE);
    lines.left();
    server.head(200, "text/plain");
    server.data("one\ntwo\n");
    context.runEvents();
    assertThat(waiting.result().arg1().tojstring()).isEqualTo("one");

    lines.left();
    assertThatThrownBy(() -> lines.begin(LuaValue.NONE).result())
        .isInstanceOfSatisfying(
            RaisedError.class,
            e -> assertThat(e.getMessageObject().get("kind").tojstring()).isEqualTo("aborted"));
  }

  @Test
  void otherEventsHaveTheirTurnBetweenPieces() {
    atFirst = () -> {
      context.post(() -> seen.add("another event"));
      server.data("data: B\n\n");
    };
    toCallback();
    server.head(200, "text/event-stream");
    server.data("data: A\n\n");
    context.runEvents();
    assertThat(seen).containsExactly("A", "another event", "B");
  }

  @Test
  void callbacksThatReturnAtOnceTakeNoStackEach() {
    atFirst = () -> {
      server.data("data: x\n\n".repeat(50_000));
      context.runEvents();
    };
    toCallback();
    server.head(200, "text/event-stream");
    server.data("data: A\n\n");
    context.runEvents();
    assertThat(seen).hasSize(50_001);
  }

  @Test
  void bytesAreAskedForAgainWhenTheirPiecesWereTaken() {
    WaitingFunction lines = lines();
    server.head(200, "text/plain");
    for (int i = 0; i < 16; i++) {
      server.data("x".repeat(65_535) + "\n");
    }
    context.runEvents();
    long asked = server.demanded();
    assertThat(asked).isLessThan(16 * 65_536);
    for (int i = 0; i < 8; i++) {
      assertThat(lines.begin(LuaValue.NONE).result().arg1().length()).isEqualTo(65_535);
      context.runEvents();
    }
    assertThat(server.demanded()).isGreaterThan(asked);
  }
}
