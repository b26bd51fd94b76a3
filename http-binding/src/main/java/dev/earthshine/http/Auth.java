package dev.earthshine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earthshine.http.exchange.DigestLogin;
import dev.earthshine.http.message.Authenticator;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * How a request proves who sends it.
 *
 * @param header the value of an Authorization header sent at once, or null
 * @param digest what answers the server's challenge, or null
 */
record Auth(@Nullable String header, @Nullable Authenticator digest) {
  /** By nothing but what its headers and URL say. */
  static final Auth NONE = new Auth(null, null);

  private static final String FORM =
      "auth must be {user, password}, {bearer=token} or {digest={user, password}}";

  /** {@code {user, password}}, {@code {bearer=}}, {@code {digest={user, password}}}, or {@code false} for nothing. */
  static Auth of(LuaValue value) {
    if (value == LuaValue.FALSE) {
      return NONE;
    }
    if (!(value instanceof LuaTable)) {
      throw HttpErrors.invalidOption(FORM + ", not " + value.typename());
    }
    LuaValue bearer = OptionValues.field(value, "bearer");
    LuaValue digest = OptionValues.field(value, "digest");
    if (!bearer.isnil()) {
      return header("Bearer " + Texts.of(bearer, "auth.bearer"));
    }
    if (digest instanceof LuaTable && !digest.get(1).isnil()) {
      return new Auth(
          null, DigestLogin.of(Texts.of(digest.get(1), "auth.digest[1]"), password(digest)));
    }
    if (!digest.isnil() || value.get(1).isnil()) {
      throw HttpErrors.invalidOption(FORM);
    }
    return basic(Texts.of(value.get(1), "auth[1]"), password(value));
  }

  /** Basic credentials, RFC 7617. */
  static Auth basic(String user, String password) {
    if (user.contains(":")) {
      throw HttpErrors.invalidOption(
          "auth user '" + user + "' has a colon, which Basic cannot carry");
    }
    String pair = user + ":" + password;
    return header("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  private static Auth header(String value) {
    try {
      Headers unused = Headers.builder().add("Authorization", value).build();
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
    return new Auth(value, null);
  }

  private static String password(LuaValue pair) {
    return pair.get(2).isnil() ? "" : Texts.of(pair.get(2), "auth[2]");
  }

  /** Writes it into {@code headers}, over what they say themselves. */
  void writeTo(Headers.Builder headers) throws HttpFailure {
    if (header != null) {
      headers.set("Authorization", header);
    } else if (digest != null) {
      headers.remove("Authorization");
    }
  }

  /** Says nothing of what it holds. */
  @Override
  public String toString() {
    return "Auth";
  }
}
