package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.http.message.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** When a stream of events is asked for again, by a clock that the test moves. */
final class ReconnectTest {
  private final FakeContext context = new FakeContext();
  private final ScriptedServer server = new ScriptedServer(context);
  private final List<HttpRequest> sent = server.requests();
  private final List<String> seen = new ArrayList<>();
  private final List<RequestDraft> answered = new ArrayList<>();
  private final LuaValue task = stream();

  private LuaValue stream() {
    Table options = new Table(0, 1);
    options.rawset(LuaStrings.of("reconnect"), LuaValue.TRUE);
    JavaFunction callback = JavaFunction.of1("callback", this::see);
    return Streaming.toCallback(server.session(), server.request(), callback, options);
  }

  private LuaValue see(LuaValue piece) {
    HttpResponse response = (HttpResponse) ((LuaUserdata) piece).m_instance;
    seen.add(response.body().string().tojstring());
    answered.add(response.request());
    return LuaValue.NONE;
  }

  /** Answers the last request with {@code events}, and then ends. */
  private void answer(String events) {
    server.answer(events);
    context.runEvents();
  }

  private @Nullable String lastId() {
    return sent.get(sent.size() - 1).headers().first("Last-Event-ID");
  }

  @Test
  void itWaitsForThreeSecondsUnlessTheServerSaysOtherwise() {
    answer("id: 1\ndata: one\n\n");
    assertThat(seen).containsExactly("one");
    assertThat(context.pauses()).containsExactly(Duration.ofSeconds(3));
    assertThat(sent).hasSize(1);

    context.ring();
    assertThat(sent).hasSize(2);
    assertThat(lastId()).isEqualTo("1");
  }

  @Test
  void theTimeAndTheIdHoldUntilTheServerSaysOtherwise() {
    answer("retry: 250\nid: 7\n\n");
    assertThat(context.pauses()).containsExactly(Duration.ofMillis(250));
    context.ring();
    answer("data: without an id\n\n");
    assertThat(context.pauses()).containsExactly(Duration.ofMillis(250));
    context.ring();
    assertThat(lastId()).isEqualTo("7");
    answer("retry: 1000000000000\nid\ndata: the id is taken back\n\n");
    assertThat(context.pauses()).containsExactly(Duration.ofMillis(Integer.MAX_VALUE));
    context.ring();
    assertThat(lastId()).isNull();
  }

  @Test
  void aPieceShowsTheRequestItAnswersWhichIsNotTheOneSentAgain() {
    answer("id: 1\ndata: one\n\n");
    answered.get(0).setHeader("Last-Event-ID", LuaStrings.of("of the script"));
    context.ring();
    assertThat(lastId()).isEqualTo("1");
    answer("id: 2\ndata: two\n\n");
    assertThat(answered.get(0)).isNotSameAs(answered.get(1));
    assertThat(answered.get(1).snapshot(0).headers().first("Last-Event-ID")).isEqualTo("1");
  }

  @Test
  void itIsNotAskedForAgainOnceItWasAborted() {
    answer("data: one\n\n");
    ((HttpTask) ((LuaUserdata) task).m_instance).abort();
    assertThat(context.pauses()).isEmpty();
  }

  @Test
  void doneEndsItForGood() {
    answer("data: [DONE]\n\n");
    assertThat(context.pauses()).isEmpty();
    assertThat(((HttpTask) ((LuaUserdata) task).m_instance).isDone()).isTrue();
  }
}
