package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  private final FakeTransport wire = new FakeTransport();
  private final HttpExchanges exchanges =
      new HttpExchanges(wire, new FakeTimer(), Policy.standard());
  private final Recorder answer = new Recorder();

  private HttpRequest.Builder request(String url) throws HttpFailure {
    return HttpRequest.builder(HttpUrl.parse(url));
  }

  private HttpRequest redirected(HttpRequest request, int status, String location) {
    exchanges.send(request, answer).demand(Long.MAX_VALUE);
    wire.last().answer(status, "Location", location);
    return wire.last().request;
  }

  @ParameterizedTest
  @CsvSource({
    "301, GET, GET",
    "301, HEAD, HEAD",
    "301, POST, GET",
    "301, PUT, PUT",
    "301, DELETE, DELETE",
    "302, GET, GET",
    "302, HEAD, HEAD",
    "302, POST, GET",
    "302, PUT, GET",
    "302, DELETE, GET",
    "302, QUERY, QUERY",
    "303, GET, GET",
    "303, HEAD, HEAD",
    "303, POST, GET",
    "303, PUT, GET",
    "303, QUERY, GET",
    "307, GET, GET",
    "307, POST, POST",
    "307, PUT, PUT",
    "308, POST, POST",
    "308, DELETE, DELETE"
  })
  void theMethodFollowsTheTable(int status, String before, String after) throws Exception {
    HttpRequest next =
        redirected(request("http://a.test/x").method(Method.of(before)).build(), status, "/y");

    assertThat(wire.exchanges).hasSize(2);
    assertThat(next.method().name()).isEqualTo(after);
    assertThat(next.url()).hasToString("http://a.test/y");
  }

  @Test
  void aSwitchToGetDropsTheBodyAndItsHeaders() throws Exception {
    HttpRequest next = redirected(
        request("http://a.test/")
            .method(Method.of("POST"))
            .headers(
                Headers.builder().add("Content-Type", "a/b").add("X-Kept", "1").build())
            .body(RequestBody.bytes(new byte[] {1}, null))
            .build(),
        303,
        "/y");

    assertThat(next.body()).isSameAs(RequestBody.none());
    assertThat(next.headers().contains("Content-Type")).isFalse();
    assertThat(next.headers().first("X-Kept")).isEqualTo("1");
  }

  @Test
  void aTemporaryRedirectKeepsTheBody() throws Exception {
    RequestBody body = RequestBody.bytes(new byte[] {1}, null);
    HttpRequest next = redirected(
        request("http://a.test/").method(Method.of("POST")).body(body).build(), 307, "/y");

    assertThat(next.body()).isSameAs(body);
  }

  @Test
  void aBodyThatCanBeSentOnceIsNotSentToTheNextHop() throws Exception {
    HttpRequest once =
        request("http://a.test/").method(Method.of("POST")).body(Once.body()).build();
    redirected(once, 307, "/y");

    assertThat(wire.exchanges).hasSize(1);
    assertThat(answer.awaitFailure().message())
        .isEqualTo("redirect to http://a.test/y asks for a body that can be sent only once");
    assertThat(redirected(once, 303, "/y").method()).isEqualTo(Method.GET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://b.test/", "http://a.test:81/", "https://a.test/", "//b.test/"})
  void credentialsStayBehindAtTheBorderOfTheirOrigin(String location) throws Exception {
    Headers headers = Headers.builder()
        .add("Authorization", "s")
        .add("Proxy-Authorization", "s")
        .add("Cookie", "s")
        .add("X-Api-Key", "s")
        .add("Private-Token", "s")
        .add("Host", "virtual.test")
        .add("X-Plain", "1")
        .build();
    HttpRequest next =
        redirected(request("http://a.test/").headers(headers).build(), 302, location);

    assertThat(next.headers().toString()).doesNotContain("***").contains("X-Plain: 1");
    assertThat(next.headers().contains("Host")).isFalse();
  }

  @Test
  void credentialsGoAlongWithinTheirOrigin() throws Exception {
    HttpRequest next = redirected(request("http://u:p@a.test/").build(), 302, "http://A.test:80/y");

    assertThat(next.headers().first("Authorization")).isEqualTo("Basic dTpw");
    assertThat(next.url()).hasToString("http://a.test/y");
  }

  @Test
  void historyNamesEveryHop() throws Exception {
    redirected(request("http://a.test/1").build(), 302, "/2");
    wire.last().answer(301, "Location", "/3");
    wire.last().answer(200);

    ResponseHead head = answer.awaitEnd().head();
    assertThat(head.url()).hasToString("http://a.test/3");
    assertThat(head.history())
        .extracting(hop -> hop.url().toString() + " " + hop.status())
        .containsExactly("http://a.test/1 302", "http://a.test/2 301");
    assertThat(answer.calls()).containsExactly("head", "end");
  }

  @Test
  void theBodyOfAHopIsKeptDecompressed() throws Exception {
    exchanges.send(request("http://a.test/1").build(), answer);
    wire.last().head(302, "Location", "/2", "Content-Encoding", "gzip");
    byte[] packed = Packed.gzip(Packed.utf8("moved, grün ☃"));
    for (byte b : packed) {
      wire.last().listener.data(new byte[] {b});
    }
    wire.last().listener.end(Headers.empty());
    wire.last().answer(200);

    ResponseHead head = answer.awaitEnd().head();
    assertThat(head.history().get(0).kept().toBytes()).isEqualTo(Packed.utf8("moved, grün ☃"));
    assertThat(head.kept().toBytes()).isEmpty();
  }

  @Test
  void ofAHopsBodyThatIsBrokenOrLongTheBeginningIsKept() throws Exception {
    exchanges.send(request("http://a.test/1").build(), answer);
    wire.last().head(302, "Location", "/2", "Content-Encoding", "gzip");
    wire.last().listener.data(Packed.gzip(new byte[1_000_000]));
    wire.last().listener.end(Headers.empty());
    wire.last().head(302, "Location", "/3", "Content-Encoding", "gzip");
    wire.last().listener.data(Packed.utf8("not packed"));
    wire.last().listener.end(Headers.empty());
    wire.last().head(302, "Location", "/4");
    wire.last().listener.data(new byte[100_000]);
    wire.last().answer(200);

    ResponseHead head = answer.awaitEnd().head();
    assertThat(head.history().get(0).kept().toBytes()).hasSize(64 * 1024);
    assertThat(head.history().get(1).kept().toBytes()).isEmpty();
    assertThat(head.history().get(2).kept().toBytes()).hasSize(64 * 1024);
  }

  @Test
  void oneHopMoreThanAllowedIsAFailure() throws Exception {
    exchanges.send(request("http://a.test/").maxRedirects(2).build(), answer);
    for (int i = 0; i < 3; i++) {
      wire.last().answer(302, "Location", "/again?token=secret");
    }

    assertThat(wire.exchanges).hasSize(3);
    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.REDIRECT);
    assertThat(answer.awaitFailure().message())
        .isEqualTo("redirect to http://a.test/again: more than 2 redirects");
  }

  @Test
  void withoutRedirectsTheAnswerIsTheRedirect() throws Exception {
    exchanges.send(request("http://a.test/").maxRedirects(0).build(), answer);
    wire.last().answer(302, "Location", "/y");

    assertThat(answer.awaitEnd().head().status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 305, 200})
  void otherStatusesAreNotFollowed(int status) throws Exception {
    redirected(request("http://a.test/").build(), status, "/y");

    assertThat(answer.awaitEnd().head().status()).isEqualTo(status);
  }

  @Test
  void aRedirectWithoutLocationIsTheAnswer() throws Exception {
    exchanges.send(request("http://a.test/").build(), answer);
    wire.last().answer(302);

    assertThat(answer.awaitEnd().head().status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://b.test/",
        "ftp://b.test/",
        "mailto:x",
        "https://u:p@b.test/",
        "https:///x",
        "https://b.test:0/"
      })
  void dangerousLocationsAreRefused(String location) throws Exception {
    redirected(request("https://a.test/").build(), 302, location);

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.REDIRECT);
    assertThat(wire.exchanges).hasSize(1);
  }

  @Test
  void leavingHttpsCanBeAllowed() throws Exception {
    HttpRequest next =
        redirected(request("https://a.test/").allowDowngrade(true).build(), 302, "http://a.test/");

    assertThat(next.url()).hasToString("http://a.test/");
  }

  @Test
  void aLongBodyOfARedirectIsNotReadToItsEnd() throws Exception {
    exchanges.send(request("http://a.test/").build(), answer);
    FakeTransport.Exchange first = wire.last();
    first.head(302, "Location", "/y");
    first.listener.data(new byte[Call.WINDOW]);

    assertThat(first.aborted).isTrue();
    assertThat(wire.last().request.url()).hasToString("http://a.test/y");
    wire.last().answer(200);
    assertThat(answer.awaitEnd().bytes()).isEmpty();
  }

  @Test
  void demandAndAbortReachTheCurrentHop() throws Exception {
    Call call = exchanges.send(request("http://a.test/").build(), answer);
    wire.last().answer(302, "Location", "/y");
    call.abort();

    assertThat(wire.last().aborted).isTrue();
    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    assertThat(answer.calls()).containsExactly("failed");
  }
}
