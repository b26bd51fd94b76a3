package dev.earthshine.http.transport;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What is wrong with the other side's certificate, in words. */
final class HcTlsFailures {
  private HcTlsFailures() {}

  /** The trouble that {@code failure} of a handshake is about; null where it is not about a certificate. */
  static @Nullable String certificate(Throwable failure) {
    String found = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String problem = problem(cause);
      found = problem == null ? found : problem; // The innermost says it best.
    }
    return found;
  }

  private static @Nullable String problem(Throwable cause) {
    if (cause instanceof CertificateExpiredException) {
      return "its certificate has expired: " + cause.getMessage();
    }
    if (cause instanceof CertificateNotYetValidException) {
      return "its certificate is not valid yet: " + cause.getMessage();
    }
    if (cause instanceof CertPathBuilderException) {
      return "its certificate is not signed by an authority that is trusted";
    }
    if (cause instanceof SSLPeerUnverifiedException
        || cause.getClass() == CertificateException.class) {
      return "its certificate is not for this host: " + cause.getMessage();
    }
    return null;
  }
}
