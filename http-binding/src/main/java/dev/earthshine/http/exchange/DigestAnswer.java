package dev.earthshine.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earthshine.http.message.Challenge;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.RequestBody;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers to one Digest challenge: each counts the nonce's uses on, RFC 7616 section 3.4. Not for several threads. */
final class DigestAnswer {
  private static final Map<String, String> HASHES =
      Map.of("md5", "MD5", "sha-256", "SHA-256", "sha-512-256", "SHA-512/256");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Challenge challenge;
  private final MessageDigest hash;
  private final boolean session;
  private final List<String> qops;
  private final String user;
  private final String secret;
  private final String clientNonce;
  private int uses;

  private DigestAnswer(
      Challenge challenge, MessageDigest hash, String user, String password, String clientNonce) {
    this.challenge = challenge;
    this.hash = hash;
    this.session = algorithm(challenge).endsWith("-sess");
    this.qops = List.of(challenge.parameter("qop").toLowerCase(Locale.ROOT).split("[ \t,]+", -1));
    this.user = user;
    this.clientNonce = clientNonce;
    String plain = hash(user, challenge.parameter("realm"), password);
    this.secret = session ? hash(plain, challenge.parameter("nonce"), clientNonce) : plain;
  }

  /** What answers {@code challenge}; null where it is not complete or not of a kind we know. */
  static @Nullable DigestAnswer of(
      Challenge challenge, String user, String password, Supplier<String> clientNonce) {
    String hash = HASHES.get(algorithm(challenge).replace("-sess", ""));
    boolean complete = challenge.parameters().keySet().containsAll(List.of("realm", "nonce"));
    if (!challenge.scheme().equals("digest") || !complete || hash == null) {
      return null;
    }
    try {
      return new DigestAnswer(
          challenge, MessageDigest.getInstance(hash), user, password, clientNonce.get());
    } catch (NoSuchAlgorithmException notInThisJvm) {
      return null;
    }
  }

  private static String algorithm(Challenge challenge) {
    String algorithm = challenge.parameter("algorithm").toLowerCase(Locale.ROOT);
    return algorithm.isEmpty() ? "md5" : algorithm;
  }

  /** A client nonce of 128 random bits. */
  static String randomNonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whether {@code count}, of an answer that was given, says that its nonce had not been used before. */
  static boolean isFirst(String count) {
    return count.equals("00000001");
  }

  /** Whether it can answer for {@code request}: integrity covers only a body that is held in memory. */
  boolean answers(HttpRequest request) {
    return qop(request) != null;
  }

  /** Empty for the old form without, null where none of those asked for is possible. */
  private @Nullable String qop(HttpRequest request) {
    if (qops.contains("auth") || qops.equals(List.of(""))) {
      return qops.contains("auth") ? "auth" : "";
    }
    return qops.contains("auth-int") && bytes(request.body()) != null ? "auth-int" : null;
  }

  /** The value of the Authorization header for {@code request}; null where there can be none. */
  @Nullable
  String to(HttpRequest request) {
    String qop = qop(request);
    if (qop == null) {
      return null;
    }
    uses++;
    String count = String.format("%08x", uses);
    String nonce = challenge.parameter("nonce");
    String act = hash(request.method().name(), request.url().target());
    if (qop.equals("auth-int")) {
      act = hash(request.method().name(), request.url().target(), hex(bytes(request.body())));
    }
    String response = qop.isEmpty()
        ? hash(secret, nonce, act)
        : hash(secret, nonce, count, clientNonce, qop, act);
    StringJoiner out = new StringJoiner(", ", "Digest ", "");
    addUser(out);
    out.add(quoted("realm", challenge.parameter("realm")));
    out.add(quoted("nonce", nonce));
    out.add(quoted("uri", request.url().target()));
    echo(out, "algorithm", false);
    if (!qop.isEmpty()) {
      out.add("qop=" + qop).add("nc=" + count).add(quoted("cnonce", clientNonce));
    }
    out.add(quoted("response", response));
    echo(out, "opaque", true);
    return out.toString();
  }

  private void addUser(StringJoiner out) {
    if (challenge.parameter("userhash").equalsIgnoreCase("true")) {
      out.add(quoted("username", hash(user, challenge.parameter("realm")))).add("userhash=true");
    } else if (user.chars().allMatch(c -> c < 0x80)) {
      out.add(quoted("username", user));
    } else {
      out.add("username*=UTF-8''" + URLEncoder.encode(user, UTF_8).replace("+", "%20"));
    }
  }

  private void echo(StringJoiner out, String name, boolean inQuotes) {
    String value = challenge.parameters().get(name);
    if (value != null) {
      out.add(inQuotes ? quoted(name, value) : name + "=" + value);
    }
  }

  private static String quoted(String name, String value) {
    return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String hash(String... parts) {
    return hex(String.join(":", parts).getBytes(UTF_8));
  }

  private String hex(byte @Nullable [] bytes) {
    return HexFormat.of().formatHex(hash.digest(bytes == null ? new byte[0] : bytes));
  }

  private static byte @Nullable [] bytes(RequestBody body) {
    if (body instanceof RequestBody.Bytes held) {
      return held.toBytes();
    }
    return body == RequestBody.none() ? new byte[0] : null;
  }
}
