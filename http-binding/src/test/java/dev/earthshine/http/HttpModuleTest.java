package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timings;
import dev.earthshine.http.testing.TestServer;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host can put around and beneath the requests of its scripts. */
final class HttpModuleTest {
  private final List<HttpRecord> records = new ArrayList<>();
  private final StringWriter output = new StringWriter();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ScriptEngine engine(HttpModule module) {
    ScriptEngine engine = Earthshine.engine().module(module).build();
    engine.put("BASE", server.url(""));
    engine.getContext().setWriter(output);
    return engine;
  }

  private ScriptEngine heard() {
    return engine(new HttpModule().withListener(records::add));
  }

  @Test
  void everyExchangeIsHeardWithItsHopsAndSizes() throws ScriptException {
    heard().eval("require('http').get(BASE .. '/redirect/2')");

    HttpRecord record = records.get(0);
    ResponseHead head = Objects.requireNonNull(record.head());
    assertThat(records).hasSize(1);
    assertThat(record.request()).hasToString("GET " + server.url("/redirect/2"));
    assertThat(head.status()).isEqualTo(200);
    assertThat(record.hops()).extracting(ResponseHead::status).containsExactly(302, 302);
    assertThat(record.decoded()).isPositive();
    assertThat(record.took()).isGreaterThanOrEqualTo(head.timings().total());
    assertThat(record.failure()).isNull();
  }

  @Test
  void bodiesAreMeasuredBothWaysAsTheyAreAndAsTheyTravel() throws ScriptException {
    server.route("/packed", (request, reply) -> {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(packed)) {
        out.write(new byte[100_000]);
      }
      reply.header("Content-Encoding", "gzip").send(packed.toByteArray());
    });
    heard().eval("require('http').post(BASE .. '/packed', { body = 'four' })");

    HttpRecord record = records.get(0);
    assertThat(record.sent()).isEqualTo(4);
    assertThat(record.received()).isBetween(1L, 1000L);
    assertThat(record.decoded()).isEqualTo(100_000);
    assertThat(record.attempts()).isEqualTo(1);
    assertThat(record.timings().total()).isPositive();
  }

  @Test
  void theLengthOfABodyThatIsMadeOnTheWayIsNotKnown() throws ScriptException {
    heard().eval("""
        local pieces = { "a", "b" }
        require("http").post(BASE .. "/echo", { body = function() return table.remove(pieces) end })
        """);

    assertThat(records.get(0).sent()).isEqualTo(Content.UNKNOWN);
  }

  @Test
  void redirectsThatEndInAFailureAreHeardWithTheirHops() throws ScriptException {
    heard().eval("pcall(require('http').get, BASE .. '/redirect-to?url=/drop')");

    HttpRecord record = records.get(0);
    assertThat(record.failure()).isNotNull();
    assertThat(record.hops()).extracting(ResponseHead::status).containsExactly(302);
    assertThat(record.attempts()).isEqualTo(1);
    assertThat(record.timings().total()).isPositive();
  }

  @Test
  void theLastOfSeveralAttemptsIsHeardOnce() throws ScriptException {
    heard()
        .eval(
            "pcall(require('http').get, 'http://127.0.0.1:1/', { retries = { max = 2, backoff = 0 } })");

    assertThat(records).hasSize(1);
    assertThat(records.get(0).attempts()).isEqualTo(3);
  }

  @Test
  void aFailureIsHeard() throws ScriptException {
    heard().eval("pcall(require('http').get, 'http://127.0.0.1:1/')");

    HttpFailure failure = Objects.requireNonNull(records.get(0).failure());
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.CONNECT);
    assertThat(records.get(0).head()).isNull();
  }

  @Test
  void whatAFailingScriptLeavesBehindIsHeard() {
    assertThatThrownBy(() -> heard()
            .eval(
                "require('http').request(BASE .. '/slow'):execute_task(function() end) error('x')"))
        .isInstanceOf(ScriptException.class);

    HttpFailure failure = Objects.requireNonNull(records.get(0).failure());
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.ABORTED);
  }

  @Test
  void aListenerRunsOnTheScriptsThreadBeforeTheOutcomeIsThere() throws ScriptException {
    Thread script = Thread.currentThread();
    ScriptEngine engine = engine(new HttpModule().withListener(record -> {
      assertThat(Thread.currentThread()).isSameAs(script);
      output.append("heard ");
    }));
    engine.eval("print(require('http').get(BASE .. '/echo'):status_code())");

    assertThat(output).hasToString("heard 200\n");
  }

  @Test
  void aListenerThatThrowsHarmsNobody() throws ScriptException {
    ScriptEngine engine = engine(new HttpModule()
        .withListener(record -> {
          throw new IllegalStateException("listener");
        })
        .withListener(record -> {
          throw new NoClassDefFoundError("listener");
        })
        .withListener(records::add));
    engine.eval("print(require('http').get(BASE .. '/echo'):status_code())");

    assertThat(output).hasToString("200\n");
    assertThat(records).hasSize(1);
  }

  @Test
  void aTransportOfTheHostsCarriesTheRequests() throws ScriptException {
    List<HttpRequest> carried = new ArrayList<>();
    ScriptEngine engine = engine(new HttpModule().withTransport((request, listener) -> {
      carried.add(request);
      answer(request, listener);
      return Call.NONE;
    }));
    engine.eval("print(require('http').get('http://e.org/a', { auth = { 'u', 'p' } }):text())");

    assertThat(output).hasToString("mocked\n");
    assertThat(carried).singleElement().satisfies(request -> {
      assertThat(request.url()).hasToString("http://e.org/a");
      assertThat(request.headers().first("Authorization")).isEqualTo("Basic dTpw");
    });
  }

  @Test
  void aClientOfTheHostsCarriesTheRequestsAndTheirRedirects() throws Exception {
    try (CloseableHttpAsyncClient client = HttpAsyncClients.custom()
        .setDefaultHeaders(List.of(new BasicHeader("X-Host", "own")))
        .build()) {
      client.start();
      ScriptEngine engine = engine(new HttpModule().withClient(client));
      engine.eval("local answer = require('http').get(BASE .. '/redirect/2')"
          + " print(answer:status_code(), #answer:history())");
    }

    assertThat(output).hasToString("200\t2\n");
    assertThat(server.requests())
        .hasSize(3)
        .allSatisfy(sent -> assertThat(sent.header("X-Host")).isEqualTo("own"));
  }

  @Test
  void closingTheEngineLeavesTheHostsClientOpen() throws Exception {
    try (CloseableHttpAsyncClient client =
        HttpModule.prepare(HttpAsyncClients.custom()).build()) {
      client.start();
      ScriptEngine engine = engine(new HttpModule().withClient(client));
      engine.eval("require('http').get(BASE .. '/echo')");
      ((AutoCloseable) engine).close();

      assertThat(client.getStatus()).isEqualTo(IOReactorStatus.ACTIVE);
      engine(new HttpModule().withClient(client)).eval("require('http').get(BASE .. '/echo')");
    }

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aClientOfTheHostsTakesABodyThatAFunctionMakes() throws Exception {
    try (CloseableHttpAsyncClient client = HttpAsyncClients.createDefault()) {
      client.start();
      engine(new HttpModule().withClient(client))
          .eval("local left = 4 require('http').post(BASE .. '/echo', { body = function()"
              + " left = left - 1 return left > 0 and ('x'):rep(50000) or nil end })");
    }

    assertThat(server.requests()).singleElement().satisfies(sent -> {
      assertThat(sent.headers("Transfer-Encoding")).containsExactly("chunked");
      assertThat(sent.body()).hasSize(150_000);
    });
  }

  private static void answer(HttpRequest request, ResponseListener listener) {
    listener.head(new ResponseHead(
        200,
        "OK",
        "HTTP/1.1",
        Headers.empty(),
        request.url(),
        null,
        Duration.ZERO,
        new Timings(),
        List.of(),
        1));
    listener.data("mocked".getBytes(StandardCharsets.UTF_8));
    listener.end(Headers.empty());
  }
}
