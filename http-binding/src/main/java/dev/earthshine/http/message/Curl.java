package dev.earthshine.http.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A request as a curl command for a POSIX shell, its credentials masked: to be shown, logged, and pasted. Where curl wants
 * files that the request does not know any more, it names {@code ca.pem}, {@code cert.pem} and {@code key.pem}.
 */
final class Curl {
  private static final String MASK = "***";

  private final HttpRequest request;
  private final StringJoiner command = new StringJoiner(" ");

  private Curl(HttpRequest request) {
    this.request = request;
  }

  static String of(HttpRequest request) {
    return new Curl(request).text();
  }

  private String text() {
    String input = binary();
    command.add(input == null ? "curl" : "echo " + input + " | base64 -d | curl");
    addMethod();
    addHeaders();
    addCredentials();
    addBody(input != null);
    if (request.maxRedirects() > 0) {
      command.add("--location");
    }
    addConnection();
    addTimeouts();
    if (request.decompress() && !request.headers().contains("Range")) {
      command.add("--compressed");
    }
    return command.add(quoted(request.url().masked())).toString();
  }

  private void addConnection() {
    ConnectionOptions options = request.connection();
    Proxy proxy = options.proxyTo(request.url());
    if (proxy != null) {
      command.add("--proxy").add(quoted(proxy.url().masked()));
      if (proxy.authorization() != null) {
        command.add("--proxy-user").add(quoted(MASK + ":" + MASK));
      }
    }
    if (options.version() == ConnectionOptions.Version.HTTP_1_1) {
      command.add("--http1.1");
    } else if (options.version() == ConnectionOptions.Version.HTTP_2) {
      command.add(request.url().isSecure() ? "--http2" : "--http2-prior-knowledge");
    }
    if (request.url().isSecure()) {
      addTls(options.tls());
    }
  }

  private void addTls(TlsOptions tls) {
    if (!tls.verify()) {
      command.add("--insecure");
    }
    if (!tls.authorities().isEmpty()) {
      command.add("--cacert").add("ca.pem");
    }
    if (tls.identity() != null) {
      command.add("--cert").add("cert.pem").add("--key").add("key.pem");
    }
    if (tls.onlyTls13()) {
      command.add("--tlsv1.3");
    }
  }

  /** Those that curl has, where they are not what they are anyway. */
  private void addTimeouts() {
    Timeouts timeouts = request.timeouts();
    if (!Objects.equals(timeouts.connect(), Timeouts.defaults().connect())) {
      addSeconds("--connect-timeout", timeouts.connect());
    }
    addSeconds("--max-time", timeouts.total());
  }

  private void addSeconds(String option, @Nullable Duration limit) {
    if (limit != null) {
      command.add(option).add(Timeouts.text(limit).replace(" s", ""));
    }
  }

  private void addMethod() {
    if (request.method().is("HEAD")) {
      command.add("--head");
    } else if (!request.method().is("GET") || request.body() != RequestBody.none()) {
      command.add("-X").add(quoted(request.method().name()));
    }
  }

  private void addHeaders() {
    request.headers().masked().forEach(field -> addHeader(field.name(), field.value()));
    String type = request.body().contentType();
    // Curl chooses the boundary of a multipart body itself.
    if (type != null
        && !(request.body() instanceof MultipartBody)
        && !request.headers().contains("Content-Type")) {
      addHeader("Content-Type", type);
    }
    if (!request.headers().contains("Cookie") && !request.cookies().isEmpty()) {
      addHeader("Cookie", MASK);
    }
  }

  /** A header of curl's that is empty ends in a semicolon; one that ends in a colon is left out. */
  private void addHeader(String name, String value) {
    command.add("-H").add(quoted(value.isEmpty() ? name + ";" : name + ": " + value));
  }

  private void addCredentials() {
    if (request.authenticator() != null) {
      command.add("--digest").add("--user").add(quoted(MASK + ":" + MASK));
    }
  }

  private void addBody(boolean piped) {
    if (request.body() instanceof MultipartBody multipart) {
      multipart.parts().forEach(this::addPart);
    } else if (request.body() instanceof RequestBody.Bytes bytes) {
      String text = piped ? "@-" : text(bytes.toBytes());
      command.add(piped ? "--data-binary" : "--data-raw").add(quoted(String.valueOf(text)));
    } else if (!request.body().isRepeatable()) {
      command.add("-T").add(quoted("-"));
    }
  }

  private void addPart(Part part) {
    // Curl takes quotes off values, not off names.
    StringBuilder form = new StringBuilder(part.name()).append('=');
    if (part instanceof Part.File file) {
      form.append('@').append(inForm(file.path().toString()));
    } else if (part instanceof Part.Field field) {
      form.append(inForm(new String(field.value(), StandardCharsets.UTF_8)));
    }
    if (part.filename() != null) {
      form.append(";filename=").append(inForm(part.filename()));
    }
    if (part.contentType() != null) {
      form.append(";type=").append(part.contentType());
    }
    command.add("-F").add(quoted(form.toString()));
  }

  /** The body in Base64 if a shell could not hold it as text; null if it can, or there is none. */
  private @Nullable String binary() {
    return request.body() instanceof RequestBody.Bytes bytes && text(bytes.toBytes()) == null
        ? Base64.getEncoder().encodeToString(bytes.toBytes())
        : null;
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? text : null;
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  private static String inForm(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
