package dev.earthshine.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads private keys in PEM: PKCS #8, encrypted or not, and PKCS #1, which RFC 7468 section 10 and RFC 8017 describe. */
final class PrivateKeys {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

  /** Version 0 and the algorithm rsaEncryption: what PKCS #8 puts before a key of PKCS #1. */
  private static final byte[] RSA_HEAD =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private PrivateKeys() {}

  /** The first key in {@code pem}, which {@code password} opens if it is encrypted. */
  static PrivateKey read(String pem, String password) throws GeneralSecurityException, IOException {
    Matcher key = KEY.matcher(pem);
    if (!key.find()) {
      throw new InvalidKeySpecException("there is no private key in PEM");
    }
    if (key.group(2).contains(":")) {
      throw new InvalidKeySpecException(
          "the private key is encrypted in OpenSSL's old way; openssl pkcs8 -topk8 converts it");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(key.group(2));
    return switch (key.group(1)) {
      case "PRIVATE KEY" -> decoded(new PKCS8EncodedKeySpec(bytes));
      case "RSA PRIVATE KEY" -> decoded(new PKCS8EncodedKeySpec(wrapped(bytes)));
      case "ENCRYPTED PRIVATE KEY" -> decoded(decrypted(bytes, password));
      default ->
        throw new InvalidKeySpecException("\"" + key.group(1)
            + "\" is no form of a private key known here; openssl pkcs8 -topk8 converts it");
    };
  }

  private static PrivateKey decoded(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    InvalidKeySpecException none =
        new InvalidKeySpecException("the private key is of none of the kinds " + ALGORITHMS);
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        none.addSuppressed(e);
      }
    }
    throw none;
  }

  private static PKCS8EncodedKeySpec decrypted(byte[] bytes, String password)
      throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
    // The scheme PBES2 is only a frame: its parameters say what it holds, RFC 8018 section 6.2.
    boolean framed = info.getAlgName().equals("PBES2");
    String algorithm = framed ? info.getAlgParameters().toString() : info.getAlgName();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.DECRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.toCharArray())),
        info.getAlgParameters());
    return info.getKeySpec(cipher);
  }

  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_HEAD);
    content.writeBytes(element(0x04, pkcs1));
    return element(0x30, content.toByteArray());
  }

  /** One DER element of at most 65535 bytes. */
  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(0x82);
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
