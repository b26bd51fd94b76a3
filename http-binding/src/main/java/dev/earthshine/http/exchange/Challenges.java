package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Authenticator;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;

/**
 * The step that answers a server's challenge (401) with the request's authenticator. An authenticator that knows the server
 * answers beforehand.
 */
final class Challenges implements Transport {
  /** The first without credentials, the second with them, the third because the server's nonce was stale. */
  private static final int MAX_REQUESTS = 3;

  private final Transport next;

  Challenges(Transport next) {
    this.next = next;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    Authenticator authenticator = request.authenticator();
    if (authenticator == null) {
      return next.send(request, listener);
    }
    Dialogue dialogue = new Dialogue(request, authenticator, listener);
    dialogue.send();
    return dialogue.relay;
  }

  /** One request and the answers to its challenges. */
  private final class Dialogue {
    private final HttpRequest request;
    private final Authenticator authenticator;
    private final ResponseListener listener;
    private final Relay relay = new Relay();
    private int requests;

    Dialogue(HttpRequest request, Authenticator authenticator, ResponseListener listener) {
      this.request = request;
      this.authenticator = authenticator;
      this.listener = listener;
    }

    void send() {
      requests++;
      String credentials = authenticator.authorization(request);
      try {
        HttpRequest sent = credentials == null
            ? request
            : request.toBuilder()
                .headers(request.headers().toBuilder()
                    .set("Authorization", credentials)
                    .build())
                .build();
        Turn turn = new Turn(this, sent);
        relay.set(requests, turn.call());
        turn.send(sent, next);
      } catch (HttpFailure e) {
        listener.failed(e.during(request));
      }
    }
  }

  /** One request of a dialogue. */
  private static final class Turn extends Attempt {
    private final Dialogue dialogue;
    private final HttpRequest sent;

    Turn(Dialogue dialogue, HttpRequest sent) {
      super(dialogue.listener);
      this.dialogue = dialogue;
      this.sent = sent;
    }

    @Override
    boolean isToBeFollowed(ResponseHead head) {
      return head.status() == 401
          && sent.body().isRepeatable()
          && dialogue.requests < MAX_REQUESTS
          && dialogue.authenticator.accepts(sent, head);
    }

    @Override
    void follow() {
      dialogue.send();
    }
  }
}
