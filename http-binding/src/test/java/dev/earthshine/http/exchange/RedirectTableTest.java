package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.transport.Recorder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a redirect does, a row for each rule; the rows of the methods are in {@link RedirectsTest}. */
class RedirectTableTest {
  private final FakeTransport wire = new FakeTransport();
  private final HttpExchanges exchanges =
      new HttpExchanges(wire, new FakeTimer(), Policy.standard());
  private final Recorder answer = new Recorder();

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "relative path | http://a.test/x/y | z | http://a.test/x/z",
        "absolute path | http://a.test/x/y | /z | http://a.test/z",
        "absolute URL | http://a.test/x | https://b.test/z | https://b.test/z",
        "other host, same scheme | https://a.test/x | //b.test/z | https://b.test/z",
        "query alone | http://a.test/x?a=1 | ?b=2 | http://a.test/x?b=2",
        "dot segments | http://a.test/x/y/z | ../w/./v | http://a.test/x/w/v",
        "a space in it | http://a.test/x | /a b | http://a.test/a%20b",
        "raw UTF-8 in it | http://a.test/x | /é | http://a.test/%C3%A9",
        "fragment kept | http://a.test/x#f | /z | http://a.test/z#f",
        "own fragment wins | http://a.test/x#f | /z#g | http://a.test/z#g",
        "capitals and default port | http://a.test/ | HTTP://B.test:80/ | http://b.test/",
        "http to https | http://a.test/x | https://a.test/x | https://a.test/x",
      })
  void leadsTo(String rule, String from, String location, String to) throws Exception {
    exchanges.send(HttpRequest.builder(HttpUrl.parse(from)).build(), answer);
    wire.last().answer(302, "Location", location);

    assertThat(wire.last().request.url()).as(rule).hasToString(to);
  }

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown scheme | http://a.test/ | market://x | "
            + "redirect to an invalid location: URL scheme \"market\" is neither http nor https",
        "file | http://a.test/ | file:///etc/passwd | "
            + "redirect to an invalid location: URL scheme \"file\" is neither http nor https",
        "missing host | https://a.test/ | https://:443/ | "
            + "redirect to an invalid location: URL has no host",
        "no URL | http://a.test/ | http://[::1/ | "
            + "redirect to an invalid location: URL host \"[::1\" is not an IPv6 address",
        "backslash | http://a.test/ | http://b.test\\@c.test | "
            + "redirect to an invalid location: URL has a backslash at position 14",
        "userinfo | http://a.test/ | http://u:p@b.test/ | "
            + "redirect to http://***@b.test/ carries credentials",
        "https to http | https://a.test/ | http://a.test/ | "
            + "redirect from https to http://a.test/ gives up encryption",
      })
  void isRefused(String rule, String from, String location, String message) throws Exception {
    exchanges.send(HttpRequest.builder(HttpUrl.parse(from)).build(), answer);
    wire.last().answer(302, "Location", location);

    assertThat(wire.exchanges).as(rule).hasSize(1);
    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.REDIRECT);
    assertThat(answer.awaitFailure().message()).isEqualTo(message);
    assertThat(answer.awaitFailure().url()).isEqualTo(from);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "303 after POST drops the body and what describes it | 303 | POST | GET |",
        "302 after PUT drops the body and what describes it | 302 | PUT | GET |",
        "301 after POST drops the body and what describes it | 301 | POST | GET |",
        "301 after PUT keeps all | 301 | PUT | PUT | a/b gzip",
        "307 keeps all | 307 | POST | POST | a/b gzip",
        "308 keeps all | 308 | POST | POST | a/b gzip",
      })
  void carriesTheBodyOrNot(
      String rule, int status, String before, String after, @Nullable String kept)
      throws Exception {
    Headers headers = Headers.builder()
        .add("Content-Type", "a/b")
        .add("Content-Encoding", "gzip")
        .add("Content-Length", "4")
        .add("X-Other", "stays")
        .build();
    exchanges.send(
        HttpRequest.builder(HttpUrl.parse("http://a.test/"))
            .method(Method.of(before))
            .headers(headers)
            .body(RequestBody.bytes("body".getBytes(StandardCharsets.US_ASCII), null))
            .build(),
        answer);
    wire.last().answer(status, "Location", "/next");
    HttpRequest next = wire.last().request;

    assertThat(next.method().name()).as(rule).isEqualTo(after);
    assertThat(next.body() == RequestBody.none()).isEqualTo(kept == null);
    assertThat(next.headers().contains("Content-Length")).isEqualTo(kept != null);
    assertThat(text(next.headers(), "content-type", "content-encoding"))
        .isEqualTo(kept == null ? "" : kept);
    assertThat(next.headers().first("X-Other")).isEqualTo("stays");
  }

  private static String text(Headers headers, String... names) {
    return StreamSupport.stream(headers.spliterator(), false)
        .filter(field -> List.of(names).contains(field.name().toLowerCase(Locale.ROOT)))
        .map(Headers.Field::value)
        .collect(Collectors.joining(" "));
  }

  @Test
  void twentyAreFollowedAndOneMoreIsRefused() throws Exception {
    exchanges.send(HttpRequest.builder(HttpUrl.parse("http://a.test/0")).build(), answer);
    for (int i = 1; i <= 20; i++) {
      wire.last().answer(302, "Location", "/" + i);
    }
    assertThat(wire.exchanges).hasSize(21);
    wire.last().answer(302, "Location", "/21");

    assertThat(wire.exchanges).hasSize(21);
    assertThat(answer.awaitFailure().message())
        .isEqualTo("redirect to http://a.test/21: more than 20 redirects");
  }
}
