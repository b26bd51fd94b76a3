package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {
  private static final String PLAIN = """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgB0k69CAbIZSYDCxK
      5/4GlP4AQYDzSwZ3gAa/cuU/GUuhRANCAAR/OGOroxAmS4xxATabiZbCzVog8VXF
      2GtOlyAatPT7Hyvvf1SYvzGERCowk6PmOBFemeQ2W5NTCmCYaPWESw2t
      -----END PRIVATE KEY-----
      """;

  /** The same key, which openssl has encrypted with PBES2, AES and the password "secret". */
  private static final String ENCRYPTED = """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjEWenk0b24WAICCAAw
      DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEKSi76Gru/tO9e8g86SDqYUEgZBt
      ln3/YGBCyGljIM+y2CRrBMBFd8QrAXTP5HLP6MQw8rMRCw3ZgkGfhvy14BwmDNQq
      IOJcwnHlawi0iY5Iv+fQs4j6YY3rhqXPD5rbiJ4X+Mrznlq4LX+57cteLzQNfS8t
      mpH6Z4r0UTWoj6uJPQgzr9N07SU4W7/Q2WxkITLnz3GYPVBz8ofw5v7HC9o8UnE=
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  /** Where PKCS #1 begins in an RSA key of 2048 bits in PKCS #8. */
  private static final int PKCS1 = 26;

  private static PrivateKey key(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
  }

  private static String pem(String label, byte[] bytes) {
    return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes)
        + "\n-----END " + label + "-----\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void readsPkcs8(String algorithm) throws Exception {
    PrivateKey key = key(algorithm);
    String text = "some words\n" + pem("PRIVATE KEY", key.getEncoded());

    assertThat(PrivateKeys.read(text, "").getEncoded()).isEqualTo(key.getEncoded());
  }

  @Test
  void readsPkcs1() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    PrivateKey key = generator.generateKeyPair().getPrivate();
    byte[] bytes = Arrays.copyOfRange(key.getEncoded(), PKCS1, key.getEncoded().length);

    assertThat(PrivateKeys.read(pem("RSA PRIVATE KEY", bytes), "")).isEqualTo(key);
  }

  @Test
  void readsWhatAPasswordOpens() throws Exception {
    assertThat(PrivateKeys.read(ENCRYPTED, "secret")).isEqualTo(PrivateKeys.read(PLAIN, ""));
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> PrivateKeys.read(ENCRYPTED, "wrong"));
  }

  @Test
  void saysHowToConvertWhatItCannotRead() {
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> PrivateKeys.read(pem("EC PRIVATE KEY", new byte[8]), ""))
        .withMessage("\"EC PRIVATE KEY\" is no form of a private key known here;"
            + " openssl pkcs8 -topk8 converts it");
    String old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n"
        + "-----END RSA PRIVATE KEY-----";
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> PrivateKeys.read(old, ""))
        .withMessageContaining("OpenSSL's old way");
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> PrivateKeys.read("nothing", ""))
        .withMessage("there is no private key in PEM");
  }
}
