package dev.earthshine.http.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request, complete and checked. Immutable; may be sent any number of times, also at once.
 *
 * @param method the method
 * @param url where to
 * @param headers as given; what the transport adds (Host, Content-Length and the like) is not among them
 * @param body what it carries
 * @param connection what its connection has to be like
 * @param timeouts how long it may take
 * @param maxRedirects the most redirects to follow, 0 for none
 * @param allowDowngrade whether a redirect may lead from https to http
 * @param decompress whether to ask for compressed answers and decompress what comes compressed
 * @param maxBody the most bytes of the decoded body; {@link Long#MAX_VALUE} for no limit
 * @param retries when it is sent again
 * @param restartable whether its answer may begin again with another head after its body broke off: its listener then
 *     forgets what it heard before
 * @param jar where cookies come from and go to
 * @param cookies those to send beside, and in place of, those in the jar
 * @param omitted the headers, by lower-case name, that are not added by default
 * @param authenticator what answers a server's challenge; null leaves it unanswered
 */
public record HttpRequest(
    Method method,
    HttpUrl url,
    Headers headers,
    RequestBody body,
    ConnectionOptions connection,
    Timeouts timeouts,
    int maxRedirects,
    boolean allowDowngrade,
    boolean decompress,
    long maxBody,
    RetryRules retries,
    boolean restartable,
    CookieStore jar,
    Map<String, String> cookies,
    Set<String> omitted,
    @Nullable Authenticator authenticator) {
  /** The most redirects unless the request says otherwise. */
  public static final int DEFAULT_MAX_REDIRECTS = 20;

  /** A GET of {@code url} with every default. */
  public static Builder builder(HttpUrl url) {
    return new Builder(url);
  }

  /** A builder that starts from this request. */
  public Builder toBuilder() {
    Builder builder = new Builder(url);
    builder.method = method;
    builder.headers = headers;
    builder.body = body;
    builder.connection = connection;
    builder.timeouts = timeouts;
    builder.maxRedirects = maxRedirects;
    builder.allowDowngrade = allowDowngrade;
    builder.decompress = decompress;
    builder.maxBody = maxBody;
    builder.retries = retries;
    builder.restartable = restartable;
    builder.jar = jar;
    builder.cookies = cookies;
    builder.omitted = omitted;
    builder.authenticator = authenticator;
    return builder;
  }

  /** A curl command, for a POSIX shell, that sends the same; credentials are masked in it. */
  public String toCurl() {
    return Curl.of(this);
  }

  /** Method and URL, userinfo masked. */
  @Override
  public String toString() {
    return method.name() + " " + url.masked();
  }

  /** Gathers the parts of a request. Not for several threads. */
  public static final class Builder {
    private Method method = Method.GET;
    private HttpUrl url;
    private Headers headers = Headers.empty();
    private RequestBody body = RequestBody.none();
    private ConnectionOptions connection = ConnectionOptions.standard();
    private Timeouts timeouts = Timeouts.defaults();
    private int maxRedirects = DEFAULT_MAX_REDIRECTS;
    private boolean allowDowngrade;
    private boolean decompress = true;
    private long maxBody = Long.MAX_VALUE;
    private RetryRules retries = RetryRules.none();
    private boolean restartable;
    private CookieStore jar = CookieStore.NONE;
    private Map<String, String> cookies = Map.of();
    private Set<String> omitted = Set.of();
    private @Nullable Authenticator authenticator;

    private Builder(HttpUrl url) {
      this.url = url;
    }

    /** Sets the method; GET by default. */
    public Builder method(Method method) {
      this.method = method;
      return this;
    }

    /** Sets the URL. */
    public Builder url(HttpUrl url) {
      this.url = url;
      return this;
    }

    /** Sets all headers; none by default. */
    public Builder headers(Headers headers) {
      this.headers = headers;
      return this;
    }

    /** Sets the body; none by default. */
    public Builder body(RequestBody body) {
      this.body = body;
      return this;
    }

    /** Sets what the connection has to be like; {@link ConnectionOptions#standard} by default. */
    public Builder connection(ConnectionOptions connection) {
      this.connection = connection;
      return this;
    }

    /** Sets the timeouts; {@link Timeouts#defaults} by default. */
    public Builder timeouts(Timeouts timeouts) {
      this.timeouts = timeouts;
      return this;
    }

    /** Sets the most redirects to follow; {@value #DEFAULT_MAX_REDIRECTS} by default. */
    public Builder maxRedirects(int maxRedirects) {
      this.maxRedirects = maxRedirects;
      return this;
    }

    /** Sets whether a redirect may lead from https to http; false by default. */
    public Builder allowDowngrade(boolean allowDowngrade) {
      this.allowDowngrade = allowDowngrade;
      return this;
    }

    /** Sets whether compressed answers are asked for and decompressed; true by default. */
    public Builder decompress(boolean decompress) {
      this.decompress = decompress;
      return this;
    }

    /** Sets the most bytes of the decoded body; no limit by default. */
    public Builder maxBody(long maxBody) {
      this.maxBody = maxBody;
      return this;
    }

    /** Sets when it is sent again; never by default. */
    public Builder retries(RetryRules retries) {
      this.retries = retries;
      return this;
    }

    /** Sets whether its answer may begin again after its body broke off; false by default. */
    public Builder restartable(boolean restartable) {
      this.restartable = restartable;
      return this;
    }

    /** Sets where cookies come from and go to; nowhere by default. */
    public Builder jar(CookieStore jar) {
      this.jar = jar;
      return this;
    }

    /** Sets the cookies to send beside those in the jar, which are copied; none by default. */
    public Builder cookies(Map<String, String> cookies) {
      this.cookies =
          cookies.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(cookies));
      return this;
    }

    /** Sets the headers, by lower-case name, that are not added by default; none by default. */
    public Builder omitted(Set<String> omitted) {
      this.omitted = Set.copyOf(omitted);
      return this;
    }

    /** Sets what answers a server's challenge; nothing by default. */
    public Builder authenticator(@Nullable Authenticator authenticator) {
      this.authenticator = authenticator;
      return this;
    }

    /**
     * The request.
     *
     * @throws HttpFailure {@code invalid_header} for headers that are the transport's to set;
     *     {@code invalid_option} for a TRACE that carries a body or credentials (RFC 9110 section
     *     9.3.8), or limits below 0
     */
    public HttpRequest build() throws HttpFailure {
      Framing.check(headers);
      if (method.is("TRACE")) {
        checkTrace();
      }
      if (maxRedirects < 0) {
        throw invalid("redirects " + maxRedirects + " is below 0");
      }
      if (maxBody < 0) {
        throw invalid("max_body " + maxBody + " is below 0");
      }
      return new HttpRequest(
          method,
          url,
          headers,
          body,
          connection,
          timeouts,
          maxRedirects,
          allowDowngrade,
          decompress,
          maxBody,
          retries,
          restartable,
          jar,
          cookies,
          omitted,
          authenticator);
    }

    private void checkTrace() throws HttpFailure {
      if (body != RequestBody.none()) {
        throw invalid("TRACE must not have a body");
      }
      for (Headers.Field field : headers) {
        if (Headers.isSecret(field.name())) {
          throw invalid("TRACE must not have credentials: " + field.name());
        }
      }
      if (!cookies.isEmpty() || authenticator != null) {
        throw invalid("TRACE must not have credentials: cookies or auth");
      }
      if (url.credentials() != null) {
        throw invalid("TRACE must not have credentials: userinfo in " + url.masked());
      }
    }

    private static HttpFailure invalid(String message) {
      return new HttpFailure(HttpFailure.Kind.INVALID_OPTION, message);
    }
  }
}
