package dev.earthshine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timings;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
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
  private final List<HttpRequest> sent = new ArrayList<>();
  private final List<ResponseListener> listeners = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private final LuaValue task = stream();

  private LuaValue stream() {
    HttpExchanges exchanges =
        new HttpExchanges(this::send, (delay, event) -> () -> {}, Policy.standard());
    Session session = new Session(context, exchanges, List.of());
    RequestDraft draft = new RequestDraft(session, null);
    draft.setUrl(LuaStrings.of("http://127.0.0.1/feed"));
    Table options = new Table(0, 1);
    options.rawset(LuaStrings.of("reconnect"), LuaValue.TRUE);
    JavaFunction callback = JavaFunction.of1("callback", this::see);
    return Streaming.toCallback(session, draft, callback, options);
  }

  private LuaValue see(LuaValue piece) {
    seen.add(((HttpResponse) ((LuaUserdata) piece).m_instance).body().string().tojstring());
    return LuaValue.NONE;
  }

  private Call send(HttpRequest request, ResponseListener hears) {
    sent.add(request);
    listeners.add(hears);
    return Call.NONE;
  }

  /** Answers the last request with {@code events}, and then ends. */
  private void answer(String events) {
    ResponseListener listener = listeners.get(listeners.size() - 1);
    listener.head(new ResponseHead(
        200,
        "OK",
        "HTTP/1.1",
        Headers.asReceived(List.of(new Headers.Field("Content-Type", "text/event-stream"))),
        sent.get(0).url(),
        null,
        Duration.ZERO,
        new Timings(),
        List.of(),
        1));
    listener.data(events.getBytes(UTF_8));
    listener.end(Headers.empty());
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
