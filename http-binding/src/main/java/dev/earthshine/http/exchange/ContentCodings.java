package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content codings of RFC 9110 section 8.4. */
final class ContentCodings {
  /** More codings than any honest server applies; each multiplies what a small body can become. */
  private static final int MAX = 5;

  private ContentCodings() {}

  /**
   * What undoes the codings that {@code headers} name, last applied first; null if there are none, or one among them is
   * unknown: then the body stays as it came.
   *
   * @param growth counts what the codings between the first and the last give
   * @throws HttpFailure {@code decode} if there are too many
   */
  static @Nullable Decoder decoder(Headers headers, Growth growth) throws HttpFailure {
    List<String> names = names(headers);
    if (names.size() > MAX) {
      throw new HttpFailure(
          HttpFailure.Kind.DECODE, names.size() + " content codings are more than " + MAX);
    }
    List<Coding> codings = new ArrayList<>();
    for (String name : names) {
      Coding coding = Coding.named(name);
      if (coding == null) {
        return null;
      }
      codings.add(coding);
    }
    return stacked(codings, growth);
  }

  private static @Nullable Decoder stacked(List<Coding> codings, Growth growth) throws HttpFailure {
    Decoder decoder = null;
    try {
      for (Coding coding : codings) {
        Decoder later = coding.maker().make();
        decoder = decoder == null ? later : new StackedDecoder(later, decoder, growth);
      }
    } catch (HttpFailure e) {
      if (decoder != null) {
        decoder.close(); // It may hold memory outside of the heap.
      }
      throw e;
    }
    return decoder;
  }

  private static List<String> names(Headers headers) {
    List<String> names = new ArrayList<>();
    for (String value : headers.all("Content-Encoding")) {
      for (String coding : value.split(",", -1)) {
        String name = coding.trim().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals("identity")) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
