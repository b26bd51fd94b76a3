package dev.earthshine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.earthshine.Permission;
import dev.earthshine.http.message.FileTrouble;
import dev.earthshine.http.message.TlsOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaValue;

/** Reads the option {@code tls}, and the files it names, when it is set. */
final class TlsFiles {
  private static final List<String> FIELDS =
      List.of("verify", "ca", "cert", "key", "password", "min_version");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=_-]*");

  /** No private key has fewer characters in Base64. */
  private static final int SHORT = 60;

  private static final Pattern PEM_KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?-----END \\1-----", Pattern.DOTALL);

  private TlsFiles() {}

  /**
   * {@code {verify=, ca=, cert=, key=, password=, min_version=}}: {@code ca} are PEM certificates, {@code cert} are
   * such with a key in PEM, which {@code key} may hold instead, or a PKCS #12 store; each a path or the PEM itself. {@code
   * password} opens the store or the key.
   */
  static TlsOptions options(Session session, LuaValue value) {
    OptionValues.requireKnown(value, "tls", FIELDS);
    LuaValue ca = OptionValues.field(value, "ca");
    LuaValue cert = OptionValues.field(value, "cert");
    boolean verify = OptionValues.flag(OptionValues.field(value, "verify"), "tls.verify", true);
    try {
      return new TlsOptions(
          verify,
          ca.isnil() ? List.of() : certificates(read(session, ca, "tls.ca"), "tls.ca"),
          cert.isnil() ? null : identity(session, value, cert),
          onlyTls13(OptionValues.field(value, "min_version")));
    } catch (GeneralSecurityException | IOException e) {
      throw HttpErrors.invalidOption(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean onlyTls13(LuaValue value) {
    if (value.isnil()) {
      return false;
    }
    String version = Texts.of(value, "tls.min_version");
    if (!version.equals("1.2") && !version.equals("1.3")) {
      throw HttpErrors.invalidOption(
          "tls.min_version must be \"1.2\" or \"1.3\", not '" + version + "'");
    }
    return version.equals("1.3");
  }

  private static TlsOptions.Identity identity(Session session, LuaValue tls, LuaValue cert)
      throws GeneralSecurityException, IOException {
    byte[] file = read(session, cert, "tls.cert");
    LuaValue key = OptionValues.field(tls, "key");
    LuaValue password = OptionValues.field(tls, "password");
    String secret = password.isnil() ? "" : Texts.of(password, "tls.password");
    if (key.isnil() && !new String(file, ISO_8859_1).contains("-----BEGIN ")) {
      return fromStore(file, secret);
    }
    byte[] keys = key.isnil() ? file : read(session, key, "tls.key");
    return new TlsOptions.Identity(
        privateKey(new String(keys, ISO_8859_1), secret, key.isnil() ? "tls.cert" : "tls.key"),
        certificates(file, "tls.cert"));
  }

  private static PrivateKey privateKey(String pem, String password, String option)
      throws GeneralSecurityException {
    try {
      return PrivateKeys.read(pem, password);
    } catch (InvalidKeySpecException e) { // It says itself what is wrong.
      throw new InvalidKeySpecException(option + ": " + e.getMessage(), e);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new GeneralSecurityException(
          option + " has a private key that cannot be read, or that tls.password does not open", e);
    }
  }

  private static TlsOptions.Identity fromStore(byte[] file, String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(file), password.toCharArray());
    } catch (IOException e) {
      throw new IOException(
          e.getCause() instanceof UnrecoverableKeyException
              ? "tls.password does not open the PKCS #12 store of tls.cert"
              : "tls.cert is neither PEM nor a PKCS #12 store",
          e);
    }
    for (String alias : Collections.list(store.aliases())) {
      Key key = store.getKey(alias, password.toCharArray());
      if (key instanceof PrivateKey secret) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : store.getCertificateChain(alias)) {
          chain.add((X509Certificate) certificate);
        }
        return new TlsOptions.Identity(secret, chain);
      }
    }
    throw new GeneralSecurityException("the store of tls.cert holds no private key");
  }

  private static List<X509Certificate> certificates(byte[] file, String option)
      throws GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(withoutKeys(file))) {
        certificates.add((X509Certificate) certificate);
      }
    } catch (CertificateException e) {
      throw new CertificateException(option + " has a certificate that cannot be read", e);
    }
    if (certificates.isEmpty()) {
      throw new CertificateException(option + " has no certificate in PEM");
    }
    return certificates;
  }

  private static ByteArrayInputStream withoutKeys(byte[] file) {
    String text = PEM_KEY.matcher(new String(file, ISO_8859_1)).replaceAll("");
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }

  /** Whether {@code text} may be a key whose frame of PEM is missing: that is to be shown nowhere. */
  private static boolean isNoPath(String text) {
    return text.indexOf('\n') >= 0
        || text.indexOf('\0') >= 0
        || (text.length() > SHORT && BASE64.matcher(text).matches());
  }

  private static byte[] read(Session session, LuaValue value, String option) throws IOException {
    String text = Texts.of(value, option);
    if (text.contains("-----BEGIN ")) {
      return text.getBytes(ISO_8859_1);
    }
    if (isNoPath(text)) {
      throw new IOException(option + " is neither PEM nor a path");
    }
    session.require(Permission.FILES, option);
    try {
      return Files.readAllBytes(Path.of(text));
    } catch (InvalidPathException e) {
      throw new IOException(
          option + " '" + text + "' is neither PEM nor a path: " + e.getReason(), e);
    } catch (IOException e) {
      throw new IOException(
          option + " file " + text + " cannot be read: " + FileTrouble.text(e), e);
    }
  }
}
