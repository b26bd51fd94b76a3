package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A content coding that can be undone here: always gzip and deflate, others where the host has their library.
 *
 * @param name as headers have it, in lower case
 * @param maker gives a decoder for one body
 */
record Coding(String name, Maker maker) {
  private static final Coding GZIP = new Coding("gzip", GzipDecoder::new);
  private static final Coding DEFLATE = new Coding("deflate", DeflateDecoder::new);
  private static final Coding BROTLI = new Coding("br", BrotliDecoder::new);
  private static final Coding ZSTD = new Coding("zstd", ZstdDecoder::new);

  private static final byte[] EMPTY_BROTLI = {6};
  private static final byte[] EMPTY_ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 0, 1, 0, 0};

  private static final List<Coding> PRESENT = present();

  /** What we ask for. */
  static final String ACCEPTED =
      PRESENT.stream().map(Coding::name).collect(Collectors.joining(", "));

  private static List<Coding> present() {
    List<Coding> present = new ArrayList<>(List.of(GZIP, DEFLATE));
    if (BROTLI.decodes(EMPTY_BROTLI)) {
      present.add(BROTLI);
    }
    if (ZSTD.decodes(EMPTY_ZSTD)) {
      present.add(ZSTD);
    }
    return List.copyOf(present);
  }

  /**
   * Whether the library is there, in a version with all that is used, and loads on this platform. The JVM has many words
   * for the opposite, all of them linkage errors.
   */
  private boolean decodes(byte[] empty) {
    try {
      Decoder decoder = maker.make();
      decoder.input(empty, empty.length);
      int length = decoder.decode(new byte[1]);
      decoder.finish();
      decoder.close();
      return length == 0;
    } catch (HttpFailure | LinkageError e) {
      System.getLogger(Coding.class.getName())
          .log(Logger.Level.DEBUG, "bodies coded as " + name + " will not be decoded", e);
      return false;
    }
  }

  /** The coding that a header calls {@code name}, in lower case; null if it is unknown or its library missing. */
  static @Nullable Coding named(String name) {
    String known = name.equals("x-gzip") ? "gzip" : name;
    for (Coding coding : PRESENT) {
      if (coding.name.equals(known)) {
        return coding;
      }
    }
    return null;
  }

  /** Makes a decoder. */
  interface Maker {
    /** A decoder for one body. */
    Decoder make() throws HttpFailure;
  }
}
