package dev.earthshine.http.stream;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a body is cut into pieces. */
public enum Framing {
  /** Chunks as they arrive. */
  RAW,
  /** Chunks as they arrive, but never cut inside a UTF-8 sequence. */
  TEXT,
  /** One piece per line; lines end at CR, LF or CRLF only. */
  LINES,
  /** One piece per line that is not blank: ndjson and JSON Lines. */
  RECORDS,
  /** One piece per text of a JSON text sequence (RFC 7464). */
  SEQUENCE,
  /** One piece per server-sent event with data. */
  EVENTS,
  /** One piece per JSON value, wherever values end. */
  VALUES,
  /** The whole body as one piece. */
  DOCUMENT;

  /**
   * The framing a script asked for by name: {@code raw}, {@code lines}, {@code events} or {@code json}.
   *
   * @throws IllegalArgumentException for any other name
   */
  public static Framing named(String name) {
    return switch (name) {
      case "raw" -> RAW;
      case "lines" -> LINES;
      case "events" -> EVENTS;
      case "json" -> VALUES;
      default ->
        throw new IllegalArgumentException(
            "framing '" + name + "' is none of 'raw', 'lines', 'events', 'json'");
    };
  }

  /** The framing that a Content-Type field means; a missing one counts as text. */
  public static Framing of(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return TEXT;
    }
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    String parameters = semicolon < 0 ? "" : contentType.substring(semicolon);
    return ofMediaType(type.strip().toLowerCase(Locale.ROOT), parameters.toLowerCase(Locale.ROOT));
  }

  private static Framing ofMediaType(String type, String parameters) {
    return switch (type) {
      case "text/event-stream" -> EVENTS;
      case "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/x-jsonl",
          "application/jsonlines",
          "application/x-jsonlines" -> RECORDS;
      case "application/json-seq" -> SEQUENCE;
      case "application/json" -> DOCUMENT;
      default -> {
        if (type.endsWith("+json-seq")) {
          yield SEQUENCE;
        }
        if (type.endsWith("+json")) {
          yield DOCUMENT;
        }
        yield isText(type) && isUtf8(parameters) ? TEXT : RAW;
      }
    };
  }

  private static boolean isText(String type) {
    return type.startsWith("text/")
        || type.endsWith("+xml")
        || type.equals("application/xml")
        || type.equals("application/javascript")
        || type.equals("application/x-www-form-urlencoded");
  }

  private static boolean isUtf8(String parameters) {
    return !parameters.contains("charset=")
        || parameters.contains("utf-8")
        || parameters.contains("utf8");
  }

  /** Whether pieces are JSON values one by one, if they are JSON at all. */
  public boolean isOfRecords() {
    return this == RECORDS || this == SEQUENCE || this == EVENTS;
  }

  /** Where piece {@code number}, from 1, of a body is, for messages. */
  public String place(long number) {
    return switch (this) {
      case RAW, TEXT -> "chunk " + number;
      case LINES -> "line " + number;
      case RECORDS, SEQUENCE -> "record " + number;
      case EVENTS -> "event " + number;
      case VALUES -> "value " + number;
      case DOCUMENT -> "the body";
    };
  }

  /** A framer for one body. */
  public Framer framer(Limits limits) {
    return switch (this) {
      case RAW -> new ChunkFramer(false);
      case TEXT -> new ChunkFramer(true);
      case LINES -> new LineFramer(limits.line(), false);
      case RECORDS -> new LineFramer(limits.line(), true);
      case SEQUENCE -> new SequenceFramer(limits.line());
      case EVENTS -> new EventFramer(limits.event());
      case VALUES -> new ValueFramer(limits.document());
      case DOCUMENT -> new DocumentFramer(limits.document());
    };
  }
}
