package dev.earthshine.http.message;

import java.util.Locale;
import java.util.Set;

/** The headers that govern the connection and the length of the message; they are the transport's to set. */
final class Framing {
  private static final Set<String> RESERVED = Set.of(
      "transfer-encoding",
      "te",
      "trailer",
      "upgrade",
      "keep-alive",
      "proxy-connection",
      "http2-settings");

  private Framing() {}

  /** Refuses headers with which a request could mean two things to two readers (request smuggling). */
  static void check(Headers headers) throws HttpFailure {
    int hosts = 0;
    int lengths = 0;
    for (Headers.Field field : headers) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (RESERVED.contains(name)) {
        throw invalid("header " + field.name() + " is set by the transport alone");
      }
      if (name.equals("connection") && !isPersistence(field.value())) {
        throw invalid("header Connection " + Tokens.quoted(field.value())
            + " is neither close nor keep-alive");
      }
      if (name.equals("content-length")) {
        lengths++;
        checkLength(field.value());
      }
      if (name.equals("host")) {
        hosts++;
        checkHost(field.value());
      }
    }
    checkSingle("Host", hosts);
    checkSingle("Content-Length", lengths);
  }

  private static void checkSingle(String name, int times) throws HttpFailure {
    if (times > 1) {
      throw invalid("header " + name + " is given " + times + " times");
    }
  }

  private static void checkLength(String value) throws HttpFailure {
    if (!isNumber(value)) {
      throw invalid("header Content-Length " + Tokens.quoted(value) + " is not a number");
    }
  }

  private static void checkHost(String value) throws HttpFailure {
    try {
      HttpUrl url = HttpUrl.parse("http://" + value);
      if (url.credentials() != null || !url.target().equals("/") || !url.path().isEmpty()) {
        throw invalid("header Host " + Tokens.quoted(value) + " is more than a host and a port");
      }
    } catch (HttpFailure e) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_HEADER,
          "header Host " + Tokens.quoted(value) + " is not a host and a port: " + e.message(),
          e);
    }
  }

  private static boolean isPersistence(String value) {
    return value.equalsIgnoreCase("close") || value.equalsIgnoreCase("keep-alive");
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty() && value.length() < 19 && Tokens.all(value, Tokens::isDigit);
  }

  private static HttpFailure invalid(String message) {
    return new HttpFailure(HttpFailure.Kind.INVALID_HEADER, message);
  }
}
