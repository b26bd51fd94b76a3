package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * The step that adds what a request leaves unsaid and does not forbid: Accept, User-Agent, Accept-Encoding (a range of a
 * compressed body would be of no use), and Basic credentials from the URL's userinfo, which goes no further than this.
 */
final class Defaults implements Transport {
  private static final String ACCEPT_ENCODING = "Accept-Encoding";

  /** What is added, and all that most requests are sent with. */
  private static final Headers USUAL = usual();

  private final Transport next;

  Defaults(Transport next) {
    this.next = next;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    try {
      return next.send(completed(request), listener);
    } catch (HttpFailure e) {
      return Refusal.of(e, listener);
    }
  }

  private static HttpRequest completed(HttpRequest request) throws HttpFailure {
    return request.toBuilder()
        .headers(isUsual(request) ? USUAL : headers(request))
        .url(request.url().withoutUserinfo())
        .build();
  }

  /** Whether {@code request} says nothing about headers. */
  private static boolean isUsual(HttpRequest request) {
    return request.headers().size() == 0
        && request.omitted().isEmpty()
        && request.decompress()
        && request.url().credentials() == null;
  }

  private static Headers usual() {
    try {
      return Headers.builder()
          .add("Accept", "*/*")
          .add("User-Agent", "Earthshine/" + version())
          .add(ACCEPT_ENCODING, Coding.ACCEPTED)
          .build();
    } catch (HttpFailure e) {
      throw new IllegalStateException("a header of our own is not valid", e);
    }
  }

  private static Headers headers(HttpRequest request) throws HttpFailure {
    Headers.Builder headers = request.headers().toBuilder();
    boolean mayBeCoded = request.decompress() && !request.headers().contains("Range");
    for (Headers.Field field : USUAL) {
      if (mayBeCoded || !field.name().equals(ACCEPT_ENCODING)) {
        add(headers, request, field.name(), field.value());
      }
    }
    byte[] credentials = request.url().credentials();
    if (credentials != null && request.authenticator() == null) {
      String basic = "Basic " + Base64.getEncoder().encodeToString(credentials);
      add(headers, request, "Authorization", basic);
    }
    return headers.build();
  }

  private static void add(Headers.Builder headers, HttpRequest request, String name, String value)
      throws HttpFailure {
    if (request.omitted().isEmpty() || !request.omitted().contains(name.toLowerCase(Locale.ROOT))) {
      headers.setDefault(name, value);
    }
  }

  private static String version() {
    try (InputStream in = Defaults.class.getResourceAsStream("version.txt")) {
      return in == null ? "0" : new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
    } catch (IOException e) {
      throw new UncheckedIOException("version.txt cannot be read", e);
    }
  }
}
