package dev.earthshine.http.transport;

import dev.earthshine.http.message.TlsOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes the JVM's TLS contexts. */
final class TlsContexts {
  /** Guards a key store that never leaves this class. */
  private static final char[] IN_MEMORY = {};

  private TlsContexts() {}

  /** The context for {@code options}; unlike the JDK's own, it does not hide a trust store that cannot be read. */
  static SSLContext of(TlsOptions options) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(options.identity()), trust(options), null);
    return context;
  }

  private static TrustManager[] trust(TlsOptions options)
      throws GeneralSecurityException, IOException {
    if (!options.verify()) {
      return new TrustManager[] {new TrustAll()};
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore given = options.authorities().isEmpty() ? null : empty();
    for (X509Certificate authority : options.authorities()) {
      if (given != null) {
        given.setCertificateEntry("ca-" + given.size(), authority);
      }
    }
    factory.init(given);
    return factory.getTrustManagers();
  }

  private static KeyManager @Nullable [] keys(TlsOptions.@Nullable Identity identity)
      throws GeneralSecurityException, IOException {
    if (identity == null) {
      return null;
    }
    KeyStore store = empty();
    store.setKeyEntry(
        "client", identity.key(), IN_MEMORY, identity.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY);
    return store;
  }
}
