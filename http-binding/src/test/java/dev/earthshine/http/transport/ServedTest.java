package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that sends to a loopback server, a fresh one each time. */
public abstract class ServedTest {
  protected TestServer server;

  @BeforeEach
  final void startServer() throws Exception {
    server = TestServer.start();
  }

  @AfterEach
  final void stopServer() throws Exception {
    server.close();
  }

  /** Sends {@code request} over what is tested. */
  protected abstract Call begin(HttpRequest request, ResponseListener listener);

  /** A request to {@code path} of the server. */
  protected final HttpRequest.Builder request(String path) throws HttpFailure {
    return HttpRequest.builder(HttpUrl.parse(server.url(path)));
  }

  /** Sends {@code request} and demands all of its answer. */
  protected final Recorder send(HttpRequest request) {
    Recorder answer = new Recorder();
    begin(request, answer).demand(Long.MAX_VALUE);
    return answer;
  }
}
