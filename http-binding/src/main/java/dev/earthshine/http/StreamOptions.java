package dev.earthshine.http;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.http.stream.Framing;
import dev.earthshine.http.stream.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/**
 * The options of a stream.
 *
 * @param framing how the body is cut into pieces; null to go by the content type
 * @param maxEvent the most bytes of a server-sent event
 * @param maxLine the most bytes of a line or record
 * @param reconnects how often in a row a stream of events is asked for again without one coming; 0 for never
 */
record StreamOptions(@Nullable Framing framing, long maxEvent, long maxLine, long reconnects) {
  private static final List<String> NAMES =
      List.of("framing", "max_event", "max_line", "reconnect");

  private static final long MAX_PIECE = Integer.MAX_VALUE - 8;

  /** Reads the table given to {@code execute_streaming} or {@code stream}, or nil. */
  static StreamOptions of(LuaValue options) {
    if (options.isnil()) {
      return new StreamOptions(null, Limits.STANDARD, Limits.STANDARD, 0);
    }
    Texts.forEach(options, "the options of a stream", (name, value) -> {
      if (!NAMES.contains(name)) {
        throw HttpErrors.unknown("a stream has no option '" + name + "'", name, NAMES);
      }
    });
    return new StreamOptions(
        framing(option(options, "framing")),
        size(options, "max_event"),
        size(options, "max_line"),
        reconnects(option(options, "reconnect")));
  }

  /** What bounds the pieces, where a whole document may have {@code maxDocument} bytes. */
  Limits limits(long maxDocument) {
    return new Limits(maxEvent, maxLine, maxDocument);
  }

  /** The option that sets the limit that is called {@code limit}; that of a document is one of the request. */
  static String nameOf(String limit) {
    return switch (limit) {
      case "event" -> "max_event";
      case "document" -> "max_body";
      default -> "max_line";
    };
  }

  private static LuaValue option(LuaValue options, String name) {
    return options.get(LuaStrings.of(name));
  }

  private static @Nullable Framing framing(LuaValue value) {
    try {
      return value.isnil() ? null : Framing.named(Texts.of(value, "framing"));
    } catch (IllegalArgumentException e) {
      throw HttpErrors.invalidOption(String.valueOf(e.getMessage()));
    }
  }

  private static long size(LuaValue options, String name) {
    LuaValue value = option(options, name);
    return value.isnil() ? Limits.STANDARD : OptionValues.integer(value, name, MAX_PIECE);
  }

  private static long reconnects(LuaValue value) {
    if (value.isnil() || value.isboolean()) {
      return value.toboolean() ? Long.MAX_VALUE : 0;
    }
    return OptionValues.integer(value, "reconnect", Integer.MAX_VALUE);
  }
}
