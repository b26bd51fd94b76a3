package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

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
  static final JsonFactory FACTORY = new JsonFactoryBuilder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH + 1)
          .maxNumberLength(MAX_NUMBER_LENGTH)
          .maxNameLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .build())
      .streamWriteConstraints(
          StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH + 1).build())
      .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
      .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
      .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
      .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
      .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .build();

  private Json() {}
}
