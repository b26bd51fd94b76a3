package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.transport.Recorder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonces and results of the first two tests are those of RFC 7616 section 3.9; the others were worked out with md5sum. */
class DigestLoginTest {
  private static final String RFC_CHALLENGE =
      "realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
          + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

  private final FakeTransport wire = new FakeTransport();
  private final HttpExchanges exchanges =
      new HttpExchanges(wire, new FakeTimer(), Policy.standard());
  private final Recorder answer = new Recorder();

  private static DigestLogin login(String user, String password) {
    return new DigestLogin(user, password, () -> "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
  }

  private static HttpRequest.Builder request(String url, DigestLogin login) throws HttpFailure {
    return HttpRequest.builder(HttpUrl.parse(url)).authenticator(login);
  }

  private String credentials() {
    return Objects.requireNonNullElse(wire.last().request.headers().first("Authorization"), "none");
  }

  private void challenge(String... challenges) {
    String[] headers = new String[challenges.length * 2];
    for (int i = 0; i < challenges.length; i++) {
      headers[2 * i] = "WWW-Authenticate";
      headers[2 * i + 1] = challenges[i];
    }
    wire.last().answer(401, headers);
  }

  @Test
  void answersTheExampleOfTheRfcWithMd5() throws Exception {
    exchanges.send(
        request("http://www.example.org/dir/index.html", login("Mufasa", "Circle of Life"))
            .build(),
        answer);
    assertThat(credentials()).isEqualTo("none");
    challenge("Digest " + RFC_CHALLENGE + ", algorithm=MD5");

    assertThat(credentials())
        .isEqualTo("Digest username=\"Mufasa\", realm=\"http-auth@example.org\","
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " uri=\"/dir/index.html\", algorithm=MD5, qop=auth, nc=00000001,"
            + " cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\","
            + " response=\"8ca523f5e9506fed4657c9700eebdbec\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    wire.last().answer(200);
    assertThat(answer.awaitEnd().head().status()).isEqualTo(200);
    assertThat(wire.exchanges).hasSize(2);
  }

  @Test
  void answersTheExampleOfTheRfcWithSha256() throws Exception {
    exchanges.send(
        request("http://www.example.org/dir/index.html", login("Mufasa", "Circle of Life"))
            .build(),
        answer);
    challenge(
        "Basic realm=\"x\", Digest " + RFC_CHALLENGE + ", algorithm=SHA-256",
        "Digest " + RFC_CHALLENGE + ", algorithm=MD5");

    assertThat(credentials())
        .contains("algorithm=SHA-256")
        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
  }

  @Test
  void answersAnOldChallengeWithoutProtection() throws Exception {
    exchanges.send(request("http://e.org/x?q=1", login("u", "p")).build(), answer);
    challenge("Digest realm=\"r\", nonce=\"n\"");

    assertThat(credentials())
        .isEqualTo(
            "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"/x?q=1\", response=\"940d3449d07fbbab9db114aafd92920f\"");
  }

  @Test
  void aSessionHashesItsNoncesIn() throws Exception {
    exchanges.send(request("http://e.org/x", login("u", "p")).build(), answer);
    challenge("Digest realm=\"r\", nonce=\"n\", qop=auth, algorithm=MD5-sess");

    assertThat(credentials())
        .contains("algorithm=MD5-sess")
        .contains("response=\"c4d00e8a29e878a45f003b663c779ec1\"");
  }

  @Test
  void integrityCoversTheBody() throws Exception {
    RequestBody body = RequestBody.bytes("hello".getBytes(StandardCharsets.UTF_8), null);
    exchanges.send(
        request("http://e.org/x", login("u", "p"))
            .method(Method.of("POST"))
            .body(body)
            .build(),
        answer);
    challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"");

    assertThat(credentials())
        .contains("qop=auth-int")
        .contains("response=\"3775d4b8e1a4bf1738214f03cc3419df\"");
  }

  @Test
  void aUserMayBeHashedOrExtended() throws Exception {
    exchanges.send(request("http://e.org/", login("Jäsøn", "p")).build(), answer);
    challenge("Digest realm=\"r\", nonce=\"n\", qop=auth, charset=UTF-8");
    assertThat(credentials()).startsWith("Digest username*=UTF-8''J%C3%A4s%C3%B8n, ");

    exchanges.send(request("http://e.org/", login("u", "p")).build(), answer);
    challenge("Digest realm=\"r\", nonce=\"n\", qop=auth, userhash=true");
    assertThat(credentials())
        .startsWith("Digest username=\"ba84be203fdfc7d34e054a76d285d0c9\", userhash=true, ");
  }

  @Test
  void aKnownNonceIsCountedOn() throws Exception {
    DigestLogin login = login("u", "p");
    exchanges.send(request("http://e.org/", login).build(), answer);
    challenge("Digest realm=\"r\", nonce=\"n\", qop=auth");
    exchanges.send(request("http://e.org/y", login).build(), new Recorder());

    assertThat(credentials()).contains("nc=00000002").contains("uri=\"/y\"");
    assertThat(wire.exchanges).hasSize(3);
  }

  @Test
  void aStaleNonceIsReplacedOnce() throws Exception {
    DigestLogin login = login("u", "p");
    exchanges.send(request("http://e.org/", login).build(), answer);
    challenge("Digest realm=\"r\", nonce=\"n\", qop=auth");
    challenge("Digest realm=\"r\", nonce=\"m\", qop=auth, stale=TRUE");
    assertThat(credentials()).contains("nonce=\"m\"").contains("nc=00000001");
    challenge("Digest realm=\"r\", nonce=\"o\", qop=auth, stale=true");

    assertThat(wire.exchanges).hasSize(3);
    assertThat(answer.awaitEnd().head().status()).isEqualTo(401);
  }

  @Test
  void refusedCredentialsAreNotRepeated() throws Exception {
    exchanges.send(request("http://e.org/", login("u", "wrong")).build(), answer);
    challenge("Digest realm=\"r\", nonce=\"n\", qop=auth");
    challenge("Digest realm=\"r\", nonce=\"m\", qop=auth");

    assertThat(wire.exchanges).hasSize(2);
    assertThat(answer.awaitEnd().head().status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm=\"r\"",
        "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-1024",
        "Digest realm=\"r\", nonce=\"n\", qop=token",
        "Digest",
        "",
      })
  void aChallengeOfAnotherKindIsTheAnswer(String challenge) throws Exception {
    exchanges.send(request("http://e.org/", login("u", "p")).build(), answer);
    challenge(challenge);

    assertThat(wire.exchanges).hasSize(1);
    assertThat(answer.awaitEnd().head().status()).isEqualTo(401);
  }

  @Test
  void anotherOriginGetsNoAnswer() throws Exception {
    exchanges.send(request("http://e.org/", login("u", "p")).build(), answer);
    wire.last().answer(302, "Location", "http://evil.test/");
    challenge("Digest realm=\"r\", nonce=\"n\", qop=auth");

    assertThat(credentials()).isEqualTo("none");
    assertThat(answer.awaitEnd().head().status()).isEqualTo(401);
  }

  @Test
  void aBodyThatCanBeSentOnceIsNotSentAgain() throws Exception {
    exchanges.send(
        request("http://e.org/", login("u", "p"))
            .method(Method.of("POST"))
            .body(Once.body())
            .build(),
        answer);
    challenge("Digest realm=\"r\", nonce=\"n\", qop=auth");

    assertThat(wire.exchanges).hasSize(1);
    assertThat(answer.awaitEnd().head().status()).isEqualTo(401);
  }
}
