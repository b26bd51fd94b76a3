package dev.earthshine.http.transport;

import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Proxy;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timings;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.RouteInfo.LayerType;
import org.apache.hc.client5.http.RouteInfo.TunnelType;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Requests and heads between our form and HttpClient's. */
final class HcMessages {
  /** Written from other sources than the request's own headers, or not at all. */
  private static final Set<String> OWN = Set.of("host", "content-length");

  private HcMessages() {}

  /** The way to {@code url}, over {@code proxy} if there is one: through a tunnel for https. */
  static HttpRoute route(HttpUrl url, @Nullable Proxy proxy) {
    HttpHost target = new HttpHost(url.scheme(), bareHost(url), url.port());
    if (proxy == null) {
      return new HttpRoute(target, null, url.isSecure());
    }
    HttpHost first = new HttpHost("http", bareHost(proxy.url()), proxy.url().port());
    return url.isSecure()
        ? new HttpRoute(target, null, first, true, TunnelType.TUNNELLED, LayerType.LAYERED)
        : new HttpRoute(target, null, first, false);
  }

  /** The host without the brackets of an IPv6 address. */
  static String bareHost(HttpUrl url) {
    String host = url.host();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The other side in messages. */
  static String peer(HttpUrl url) {
    return bareHost(url) + ":" + url.port();
  }

  /** The request as it goes out over {@code version}, RFC 9112 and RFC 9113 section 8.2. */
  static BasicHttpRequest request(HttpRequest request, long length, boolean http2)
      throws HttpFailure {
    HttpUrl url = request.url();
    Proxy proxy = request.connection().proxyTo(url);
    boolean relayed = proxy != null && !url.isSecure();
    String host = request.headers().first("Host");
    BasicHttpRequest out = new BasicHttpRequest(
        request.method().name(),
        url.scheme(),
        host == null ? new URIAuthority(bareHost(url), shownPort(url)) : authority(host),
        relayed ? url.scheme() + "://" + url.authority() + url.target() : url.target());
    if (!http2) {
      out.addHeader("Host", host == null ? url.authority() : host);
    }
    for (Headers.Field field : request.headers()) {
      String lower = field.name().toLowerCase(Locale.ROOT);
      boolean hops = (http2 && lower.equals("connection"))
          || (proxy != null && !relayed && lower.equals("proxy-authorization"));
      if (!OWN.contains(lower) && !hops) {
        out.addHeader(field.name(), HcHeaders.toWire(field.value()));
      }
    }
    if (proxy != null
        && relayed
        && proxy.authorization() != null
        && !request.headers().contains("Proxy-Authorization")) {
      out.addHeader("Proxy-Authorization", proxy.authorization());
    }
    RequestBody body = request.body();
    String type = body.contentType();
    if (type != null
        && !request.headers().contains("Content-Type")
        && !request.omitted().contains("content-type")) {
      out.addHeader("Content-Type", HcHeaders.toWire(type));
    }
    if (length == Content.UNKNOWN) {
      if (!http2) {
        out.addHeader("Transfer-Encoding", "chunked");
      }
    } else if (body != RequestBody.none() || request.method().expectsBody()) {
      out.addHeader("Content-Length", Long.toString(length));
    }
    return out;
  }

  /** The port as the authority shows it, -1 for the scheme's own. */
  private static int shownPort(HttpUrl url) {
    return url.hasDefaultPort() ? -1 : url.port();
  }

  /** Checks a Content-Length the request itself states. */
  static void checkLength(HttpRequest request, Content content) throws HttpFailure {
    String stated = request.headers().first("Content-Length");
    if (stated != null && Long.parseLong(stated) != content.length()) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_HEADER,
          "header Content-Length " + stated + " is not the body's length"
              + (content.length() == Content.UNKNOWN
                  ? ", which is not known"
                  : " of " + content.length()));
    }
  }

  private static URIAuthority authority(String text) throws HttpFailure {
    try {
      return URIAuthority.create(text);
    } catch (URISyntaxException e) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_HEADER, "header Host \"" + text + "\" is not valid", e);
    }
  }

  /** The head of an answer from {@code url} that came over the connection of {@code context}. */
  static ResponseHead head(
      HttpResponse response, HttpUrl url, HttpContext context, Duration elapsed, Timings timings) {
    String reason = response.getReasonPhrase();
    EndpointDetails endpoint = HttpClientContext.cast(context).getEndpointDetails();
    SocketAddress remote = endpoint == null ? null : endpoint.getRemoteAddress();
    return new ResponseHead(
        response.getCode(),
        reason == null ? "" : HcHeaders.fromWire(reason),
        version(response.getVersion()),
        HcHeaders.received(response.headerIterator()),
        url,
        remote instanceof InetSocketAddress address ? text(address) : null,
        elapsed,
        timings,
        List.of(),
        1);
  }

  /**
   * The length of the body that the head of an answer over HTTP/2 states, for which HttpClient does not care (RFC 9113
   * section 8.1.1); {@link Content#UNKNOWN} where it states none.
   */
  static long statedLength(HttpRequest request, HttpResponse response) {
    Header length = response.getFirstHeader("Content-Length");
    ProtocolVersion version = response.getVersion();
    boolean bodiless = request.method().name().equals("HEAD")
        || response.getCode() == HttpStatus.SC_NO_CONTENT
        || response.getCode() == HttpStatus.SC_NOT_MODIFIED;
    if (length == null || bodiless || version == null || version.getMajor() < 2) {
      return Content.UNKNOWN;
    }
    try {
      return Long.parseLong(length.getValue());
    } catch (NumberFormatException e) {
      return Content.UNKNOWN;
    }
  }

  /**
   * Checks a body that has come whole against the length its head stated, {@link Content#UNKNOWN} for none.
   *
   * @throws ProtocolException if {@code received} bytes are not what was stated
   */
  static void checkReceived(long stated, long received) throws ProtocolException {
    if (stated != Content.UNKNOWN && stated != received) {
      throw new ProtocolException(
          "Content-Length is " + stated + ", and " + received + " bytes came");
    }
  }

  /** A piece of a body: HttpClient uses the buffer again for what comes next. */
  static byte[] copy(ByteBuffer source) {
    byte[] chunk = new byte[source.remaining()];
    source.get(chunk);
    return chunk;
  }

  private static String version(@Nullable ProtocolVersion version) {
    if (version == null) {
      return HttpVersion.HTTP_1_1.format();
    }
    return version.getMajor() >= 2 ? "HTTP/" + version.getMajor() : version.format();
  }

  private static String text(InetSocketAddress remote) {
    String host = remote.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + remote.getPort();
  }
}
