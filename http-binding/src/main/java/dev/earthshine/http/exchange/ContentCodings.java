package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content codings of RFC 9110 section 8.4. */
final class ContentCodings {
  /** What we ask for. */
  static final String ACCEPTED = "gzip, deflate";

  /** More codings than any honest server applies; each multiplies what a small body can become. */
  private static final int MAX = 5;

  private ContentCodings() {}

  /**
   * What undoes the codings that {@code headers} name, last applied first; null if there are none, or one among them is
   * unknown: then the body stays as it came.
   *
   * @throws HttpFailure {@code decode} if there are too many
   */
  static @Nullable Decoder decoder(Headers headers) throws HttpFailure {
    List<String> codings = new ArrayList<>();
    for (String value : headers.all("Content-Encoding")) {
      for (String coding : value.split(",", -1)) {
        String name = coding.trim().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals("identity")) {
          codings.add(name);
        }
      }
    }
    if (codings.size() > MAX) {
      throw new HttpFailure(
          HttpFailure.Kind.DECODE, codings.size() + " content codings are more than " + MAX);
    }
    Decoder decoder = null;
    for (String coding : codings) {
      Decoder later = single(coding);
      if (later == null) {
        return null;
      }
      decoder = decoder == null ? later : new StackedDecoder(later, decoder);
    }
    return decoder;
  }

  private static @Nullable Decoder single(String coding) {
    return switch (coding) {
      case "gzip", "x-gzip" -> new GzipDecoder();
      case "deflate" -> new DeflateDecoder();
      default -> null;
    };
  }
}
