package dev.earthshine.http.message;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is spoken. Equal options share connections, others never do.
 *
 * @param verify whether certificate and host name of the other side are checked
 * @param authorities the certificates trusted instead of the JVM's; empty for the JVM's
 * @param identity what this side shows if it is asked; null for nothing
 * @param onlyTls13 whether TLS 1.2 is refused
 */
public record TlsOptions(
    boolean verify,
    List<X509Certificate> authorities,
    @Nullable Identity identity,
    boolean onlyTls13) {
  /** Everything checked, against what the JVM trusts. */
  public static final TlsOptions STANDARD = new TlsOptions(true, List.of(), null, false);

  /** Copies {@code authorities}. */
  public TlsOptions {
    authorities = List.copyOf(authorities);
  }

  /**
   * A client certificate.
   *
   * @param key its private key
   * @param chain the certificate, and those up to its authority
   */
  public record Identity(PrivateKey key, List<X509Certificate> chain) {
    /** Copies {@code chain}. */
    public Identity {
      chain = List.copyOf(chain);
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
      return "Identity[" + chain.size() + " certificates]";
    }
  }
}
