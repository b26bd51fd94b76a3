package dev.earthshine.http;

import dev.earthshine.http.stream.Framing;
import java.util.Locale;
import org.luaj.vm2.LuaValue;

/** The ways a script pulls from a stream. */
enum StreamView {
  /** Server-sent events as tables with {@code event, id, retry, data}; of a body that has none, the first piece. */
  EVENTS,
  /** Lines as strings, without their ends. */
  LINES,
  /** Bytes as they come, as strings; text is not cut inside a character. */
  CHUNKS,
  /** Decoded values: of each event or record where the type says so, else one by one. */
  JSON;

  /** How a body is cut whose content type means {@code natural}. */
  Framing cut(Framing natural) {
    return switch (this) {
      case EVENTS -> natural;
      case LINES -> Framing.LINES;
      case CHUNKS -> natural == Framing.RAW ? Framing.RAW : Framing.TEXT;
      case JSON -> natural.isOfRecords() ? natural : Framing.VALUES;
    };
  }

  /** Whether a body that was cut by {@code framing} can be read in this way. */
  boolean takes(Framing framing) {
    return switch (this) {
      case EVENTS -> framing == Framing.EVENTS;
      case LINES -> framing == Framing.LINES;
      case CHUNKS, JSON -> true;
    };
  }

  /** The name of the method that reads so. */
  String methodName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is nothing to be had of {@code piece}, as of an event without data. */
  boolean passesOver(HttpResponse piece) {
    return this == JSON && piece.body().length() == 0;
  }

  /** What the script gets for {@code piece}. */
  LuaValue value(HttpResponse piece) {
    return switch (this) {
      case EVENTS -> piece.eventTable();
      case LINES, CHUNKS -> piece.body().string();
      case JSON -> piece.body().json(LuaValue.NIL);
    };
  }
}
