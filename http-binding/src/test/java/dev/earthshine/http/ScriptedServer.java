package dev.earthshine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earthshine.Policy;
import dev.earthshine.engine.value.LuaStrings;
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

/** Answers the requests of a session as the test says, each as a stream of events unless it says otherwise. */
final class ScriptedServer {
  private final List<HttpRequest> requests = new ArrayList<>();
  private final List<ResponseListener> listeners = new ArrayList<>();
  private final Session session;

  // Mutable state
  private long demanded;

  ScriptedServer(FakeContext context) {
    HttpExchanges exchanges =
        new HttpExchanges(this::send, (delay, event) -> () -> {}, Policy.standard());
    session = new Session(context, exchanges, List.of());
  }

  private Call send(HttpRequest request, ResponseListener listener) {
    requests.add(request);
    listeners.add(listener);
    return new Call() {
      @Override
      public void demand(long bytes) {
        demanded += bytes;
      }

      @Override
      public void abort() {}
    };
  }

  Session session() {
    return session;
  }

  /** A request that has not been sent. */
  RequestDraft request() {
    RequestDraft draft = new RequestDraft(session, null);
    draft.setUrl(LuaStrings.of("http://127.0.0.1/feed"));
    return draft;
  }

  /** What was sent, in order. */
  List<HttpRequest> requests() {
    return requests;
  }

  /** How many bytes of bodies were asked for from the wire. */
  long demanded() {
    return demanded;
  }

  private ResponseListener last() {
    return listeners.get(listeners.size() - 1);
  }

  /** Begins the answer to the last request. */
  void head(int status, String contentType) {
    last()
        .head(new ResponseHead(
            status,
            "",
            "HTTP/1.1",
            Headers.asReceived(List.of(new Headers.Field("Content-Type", contentType))),
            requests.get(0).url(),
            null,
            Duration.ZERO,
            new Timings(),
            List.of(),
            1));
  }

  void data(String text) {
    last().data(text.getBytes(UTF_8));
  }

  void end() {
    last().end(Headers.empty());
  }

  /** Answers the last request with {@code events}. */
  void answer(String events) {
    head(200, "text/event-stream");
    data(events);
    end();
  }
}
