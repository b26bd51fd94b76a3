package dev.earthshine.http.transport;

import dev.earthshine.Policy;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.TlsOptions;
import dev.earthshine.http.testing.JettyServer;
import dev.earthshine.http.testing.TestIdentity;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that sends over TLS to Jetty, one for the whole class: by HTTP/1.1, and once more by HTTP/2. */
@ParameterizedClass
@EnumSource(names = {"HTTP_1_1", "HTTP_2"})
abstract class JettyTest {
  static JettyServer server;
  private static TestIdentity identity;

  @Parameter
  ConnectionOptions.Version version = ConnectionOptions.Version.NEGOTIATED;

  private final HcReactor reactor = HcReactor.start(() -> identity.trusting());
  final Transport transport = new HcTransport(
      SharedTransport.timer(),
      new Resolver(Duration.ofSeconds(1)),
      Duration.ofSeconds(60),
      () -> reactor);

  /** The whole way a request takes, decompression included. */
  final HttpExchanges exchanges =
      new HttpExchanges(transport, SharedTransport.timer(), Policy.standard());

  @BeforeAll
  static void serve(@TempDir Path directory) throws Exception {
    identity = TestIdentity.make(directory);
    server = JettyServer.start(identity.both());
  }

  @AfterAll
  static void stopServing() throws Exception {
    server.close();
  }

  @AfterEach
  void stopReactor() {
    reactor.close();
  }

  final HttpRequest.Builder request(String path) throws HttpFailure {
    return HttpRequest.builder(HttpUrl.parse(server.url(path)))
        .connection(new ConnectionOptions(null, TlsOptions.STANDARD, version));
  }

  final boolean isHttp2() {
    return version == ConnectionOptions.Version.HTTP_2;
  }

  /** Sends {@code request} and demands all of its answer. */
  final Recorder send(HttpRequest request) {
    Recorder answer = new Recorder();
    transport.send(request, answer).demand(Long.MAX_VALUE);
    return answer;
  }
}
