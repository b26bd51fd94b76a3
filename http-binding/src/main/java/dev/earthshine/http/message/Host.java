package dev.earthshine.http.message;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * The host of a URL in its one canonical form, so that what a policy checks is what is dialled: lower case, IDNA, numeric
 * IPv4 in any notation as four decimals, IPv6 by RFC 5952.
 */
final class Host {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  private Host() {}

  /** The canonical form of {@code host}, IPv6 in brackets. */
  static String canonical(String host) throws HttpFailure {
    if (host.isEmpty()) {
      throw invalid("has no host");
    }
    if (host.startsWith("[")) {
      return ipv6(host);
    }
    String ascii = ascii(host);
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (!Tokens.isAlphanumeric(c) && "-._".indexOf(c) < 0) {
        throw invalid("host " + Tokens.quoted(host) + " has " + Tokens.character(c));
      }
    }
    if (isNumeric(ascii)) {
      if (!ascii.equals(host.toLowerCase(Locale.ROOT))) {
        throw invalid("host " + Tokens.quoted(host) + " writes an address in other digits");
      }
      return ipv4(ascii);
    }
    checkLabels(ascii);
    return ascii;
  }

  private static String ascii(String host) throws HttpFailure {
    if (Tokens.all(host, c -> c < 0x80)) {
      return host.toLowerCase(Locale.ROOT);
    }
    try {
      return IDN.toASCII(host).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_URL,
          "URL host " + Tokens.quoted(host) + " is not a valid international name",
          e);
    }
  }

  private static void checkLabels(String name) throws HttpFailure {
    String rooted = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (rooted.length() > MAX_NAME) {
      throw invalid("host of " + rooted.length() + " characters is longer than " + MAX_NAME);
    }
    for (String label : rooted.split("\\.", -1)) {
      if (label.isEmpty()) {
        throw invalid("host " + Tokens.quoted(name) + " has an empty label");
      }
      if (label.length() > MAX_LABEL) {
        throw invalid(
            "host label of " + label.length() + " characters is longer than " + MAX_LABEL);
      }
    }
  }

  /** Whether the last label is a number, which makes the whole an IPv4 address or nothing (WHATWG URL, host parsing). */
  private static boolean isNumeric(String name) {
    String rooted = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String last = rooted.substring(rooted.lastIndexOf('.') + 1);
    return !last.isEmpty() && (Tokens.all(last, Tokens::isDigit) || isHexadecimal(last));
  }

  private static boolean isHexadecimal(String label) {
    return label.startsWith("0x")
        && Tokens.all(label.substring(2), c -> Character.digit(c, 16) >= 0);
  }

  private static String ipv4(String text) throws HttpFailure {
    String rooted = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    String[] parts = rooted.split("\\.", -1);
    long address = 0;
    if (parts.length > 4) {
      throw notIpv4(text);
    }
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i], text);
      boolean last = i == parts.length - 1;
      int width = last ? 8 * (5 - parts.length) : 8;
      if (part >= 1L << width) {
        throw notIpv4(text);
      }
      address = address << width | part;
    }
    return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "."
        + (address & 255);
  }

  private static long number(String part, String text) throws HttpFailure {
    try {
      if (part.startsWith("0x")) {
        return part.length() == 2 ? 0 : Long.parseUnsignedLong(part, 2, part.length(), 16);
      }
      if (part.isEmpty() || !Tokens.all(part, Tokens::isDigit)) {
        throw notIpv4(text);
      }
      return Long.parseLong(part, part.length() > 1 && part.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException e) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_URL,
          "URL host " + Tokens.quoted(text) + " is not an IPv4 address",
          e);
    }
  }

  private static String ipv6(String text) throws HttpFailure {
    if (!text.matches("\\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]")) {
      throw invalid("host " + Tokens.quoted(text) + " is not an IPv6 address");
    }
    try {
      // A text with a colon is never looked up as a name.
      byte[] address = InetAddress.getByName(text).getAddress();
      return address.length == 4
          ? InetAddress.getByAddress(address).getHostAddress()
          : "[" + compressed(address) + "]";
    } catch (UnknownHostException e) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_URL,
          "URL host " + Tokens.quoted(text) + " is not an IPv6 address",
          e);
    }
  }

  /** RFC 5952: the longest run of at least two zero groups, the first if there are several, becomes {@code ::}. */
  private static String compressed(byte[] address) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && group(address, i + run) == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        out.append("::");
        i += length - 1;
      } else {
        out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(group(address, i)));
      }
    }
    return out.toString();
  }

  private static int group(byte[] address, int i) {
    return (address[2 * i] & 255) << 8 | (address[2 * i + 1] & 255);
  }

  private static HttpFailure notIpv4(String text) {
    return invalid("host " + Tokens.quoted(text) + " is not an IPv4 address");
  }

  private static HttpFailure invalid(String message) {
    return new HttpFailure(HttpFailure.Kind.INVALID_URL, "URL " + message);
  }
}
