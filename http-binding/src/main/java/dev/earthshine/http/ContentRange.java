package dev.earthshine.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a document that an answer is (RFC 9110, section 14.4).
 *
 * @param first the number of its first byte, -1 where it is none
 * @param last the number of its last byte, -1 where it is none
 * @param total how many bytes the document has; null where the server does not know
 */
record ContentRange(long first, long last, @Nullable Long total) {
  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");

  /** Reads the header {@code Content-Range}; null where there is none of bytes. */
  static @Nullable ContentRange of(@Nullable String header) {
    Matcher matcher = FORM.matcher(header == null ? "" : header.strip());
    if (!matcher.matches()) {
      return null;
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    String total = matcher.group(3);
    return new ContentRange(
        first == null ? -1 : Long.parseLong(first),
        last == null ? -1 : Long.parseLong(last),
        total == null ? null : Long.valueOf(total));
  }
}
