package dev.earthshine.http;

import dev.earthshine.http.stream.Framing;
import org.luaj.vm2.LuaValue;

/** The ways a script pulls from a stream. */
enum StreamView {
  /** Server-sent events as tables with {@code event, id, retry, data}. */
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
      case EVENTS -> Framing.EVENTS;
      case LINES -> Framing.LINES;
      case CHUNKS -> natural == Framing.TEXT ? Framing.TEXT : Framing.RAW;
      case JSON -> natural.isOfRecords() ? natural : Framing.VALUES;
    };
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
