package dev.earthshine.http.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * A fresh key with a certificate for 127.0.0.1 that it has signed itself.
 *
 * @param key the private key
 * @param certificate the certificate
 * @param both shows the certificate, and trusts it
 * @param trusting shows nothing, and trusts the certificate alone
 */
public record TestIdentity(
    PrivateKey key, X509Certificate certificate, SSLContext both, SSLContext trusting) {
  private static final char[] PASSWORD = "secret".toCharArray();

  /** Makes one with the JDK's keytool, by way of a file in {@code directory}. */
  public static TestIdentity make(Path directory) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(generate(directory))) {
      keys.load(in, PASSWORD);
    }
    return new TestIdentity(
        (PrivateKey) keys.getKey("test", PASSWORD),
        (X509Certificate) keys.getCertificate("test"),
        SSLContexts.custom()
            .loadKeyMaterial(keys, PASSWORD)
            .loadTrustMaterial(keys, null)
            .build(),
        SSLContexts.custom().loadTrustMaterial(keys, null).build());
  }

  private static Path generate(Path directory) throws IOException {
    Path store = directory.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process = new ProcessBuilder(
            keytool,
            "-genkeypair",
            "-alias",
            "test",
            "-keyalg",
            "EC",
            "-dname",
            "CN=test",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            new String(PASSWORD))
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!Files.exists(store)) {
      throw new IOException("keytool made no store: " + said);
    }
    return store;
  }

  /** The certificate as PEM. */
  public String pem() throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
