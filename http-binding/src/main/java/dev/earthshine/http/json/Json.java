package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/** What decoding and encoding have in common. */
final class Json {
  /** Containers within containers, in both directions. */
  static final int MAX_DEPTH = 1000;

  /** Digits of one number: reading them takes time that grows with their square. */
  private static final int MAX_NUMBER_LENGTH = 1000;

  /**
   * Names are not interned because the JVM never forgets an interned one it still uses, and buffers are not kept in
   * thread locals because those would hold this class loader on the host's threads.
   */
  private static final Parsers PARSERS = new Parsers(new JsonFactoryBuilder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH + 1)
          .maxNumberLength(MAX_NUMBER_LENGTH)
          .maxNameLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .build())
      .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
      .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
      .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES));

  private Json() {}

  /** A parser of the document {@code utf8[from, to)}, which is UTF-8. */
  static DocumentParser parser(byte[] utf8, int from, int to) throws IOException {
    return (DocumentParser) PARSERS.createParser(utf8, from, to - from);
  }

  /** A factory whose parsers of bytes give Lua strings. */
  private static final class Parsers extends JsonFactory {
    private static final long serialVersionUID = 1L;

    Parsers(JsonFactoryBuilder settings) {
      super(settings);
    }

    @Override
    protected DocumentParser _createParser(byte[] utf8, int offset, int length, IOContext context) {
      return new DocumentParser(
          context,
          _parserFeatures,
          _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
          utf8,
          offset,
          offset + length);
    }
  }
}
