package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Proxy;
import dev.earthshine.http.message.Timings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http2.H2ConnectionException;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.H2StreamResetException;
import org.apache.hc.core5.http2.hpack.HeaderListConstraintException;
import org.jspecify.annotations.Nullable;

/** Which of our failures one of the network's is. */
final class HcFailures {
  private HcFailures() {}

  /**
   * {@code cause}, which befell the connection to {@code url}, through {@code proxy} if there is one, as a failure; {@code
   * connected} or still dialling.
   */
  static HttpFailure of(Throwable cause, HttpUrl url, @Nullable Proxy proxy, boolean connected) {
    if (cause instanceof HttpFailure failure) {
      return failure;
    }
    HttpFailure.Kind kind = kind(cause, connected);
    boolean dialling = kind == HttpFailure.Kind.CONNECT || kind == HttpFailure.Kind.DNS;
    if (proxy != null && dialling) {
      return new HttpFailure(
          HttpFailure.Kind.PROXY, "proxy: " + message(cause, proxy.url(), connected), cause);
    }
    return new HttpFailure(kind, message(cause, url, connected), cause);
  }

  /** What a read timeout says of {@code peer}: a head that comes too slowly has not been seen at all. */
  static String silence(String peer, Timings timings) {
    boolean answers = timings.isIn(Timings.Phase.RECEIVE);
    return peer + (answers ? " sent nothing for" : " sent no answer within");
  }

  private static HttpFailure.Kind kind(Throwable cause, boolean connected) {
    if (cause instanceof UnknownHostException) {
      return HttpFailure.Kind.DNS;
    }
    if (cause instanceof ConnectTimeoutException) {
      return HttpFailure.Kind.CONNECT_TIMEOUT;
    }
    if (cause instanceof SSLException) {
      return HttpFailure.Kind.TLS;
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return HttpFailure.Kind.CONNECT;
    }
    if (cause instanceof SocketTimeoutException) {
      return connected ? HttpFailure.Kind.READ_TIMEOUT : HttpFailure.Kind.CONNECT_TIMEOUT;
    }
    if (isProtocol(cause)) {
      return HttpFailure.Kind.PROTOCOL;
    }
    if (cause instanceof IOException) {
      return connected ? HttpFailure.Kind.RESET : HttpFailure.Kind.CONNECT;
    }
    return HttpFailure.Kind.TRANSPORT;
  }

  /** Whether {@code cause} means that the server has looked at nothing of the request (RFC 9113 section 8.7). */
  static boolean isRefusal(Throwable cause) {
    return cause instanceof RequestNotExecutedException
        || (cause instanceof H2StreamResetException reset
            && reset.getCode() == H2Error.REFUSED_STREAM.getCode());
  }

  private static boolean isProtocol(Throwable cause) {
    return cause instanceof HttpException
        || cause instanceof H2ConnectionException
        || cause instanceof MessageConstraintException
        || (cause instanceof MalformedChunkCodingException
            && !(cause instanceof TruncatedChunkException));
  }

  private static String message(Throwable cause, HttpUrl url, boolean connected) {
    String peer = HcMessages.peer(url);
    String detail =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    if (cause instanceof UnknownHostException) {
      return "host " + url.host() + " has no address";
    }
    if (detail.contains("Connection refused")) {
      return "connection to " + peer + " refused";
    }
    if (cause instanceof SSLException) {
      String certificate = HcTlsFailures.certificate(cause);
      return "TLS with " + peer + " failed: " + (certificate == null ? detail : certificate);
    }
    if (cause instanceof RequestNotExecutedException) {
      return connected
          ? peer + " refused the request: " + detail
          : peer + " closed the connection before the request was sent";
    }
    if (cause instanceof ConnectionClosedException) {
      return peer + " closed the connection before the answer was complete: " + detail;
    }
    if (cause instanceof MessageConstraintException
        || cause instanceof HeaderListConstraintException) {
      return peer + " sent too large a head: " + HcHeadParser.LIMITS;
    }
    if (cause instanceof H2StreamResetException reset) {
      H2Error error = H2Error.getByCode(reset.getCode());
      return peer + " ended the stream with "
          + (error == null ? "error " + reset.getCode() : error.name());
    }
    if (isProtocol(cause)) {
      return peer + " does not answer in valid HTTP: " + detail;
    }
    if (cause instanceof IOException) {
      return (connected ? "connection to " + peer + " broke: " : "no connection to " + peer + ": ")
          + detail;
    }
    return "exchange with " + peer + " failed: " + cause;
  }
}
