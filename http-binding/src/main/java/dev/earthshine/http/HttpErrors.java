package dev.earthshine.http;

import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Nearest;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import dev.earthshine.http.json.JsonSyntaxException;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpFailure.Kind;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.stream.PieceTooLargeException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/** Failures as Lua errors: tables with {@code kind}, {@code message}, {@code url}, {@code method} and more. */
final class HttpErrors {
  private static final Map<Kind, ErrorKind> KINDS = new EnumMap<>(Kind.class);

  static {
    Set<String> names =
        Stream.of(Kind.values()).map(Kind::wireName).collect(Collectors.toUnmodifiableSet());
    for (Kind kind : Kind.values()) { // A parent is declared before its children.
      ErrorKind parent = kind.parent() == null ? null : KINDS.get(kind.parent());
      KINDS.put(
          kind,
          switch (kind) {
            case DENIED -> ErrorKind.DENIED;
            case ABORTED -> ErrorKind.ABORTED;
            default ->
              parent == null
                  ? ErrorKind.root(kind.wireName(), names)
                  : parent.child(kind.wireName());
          });
    }
  }

  private HttpErrors() {}

  /** The error for a failed exchange or a value that cannot be part of a request. */
  static RaisedError of(HttpFailure failure) {
    Table error = table(failure.kind(), failure.message());
    if (failure.url() != null) {
      put(error, "url", LuaStrings.of(failure.url()));
    }
    if (failure.method() != null) {
      put(error, "method", LuaStrings.of(failure.method()));
    }
    if (failure.timings() != null) {
      put(error, "timings", TimingsTable.of(failure.timings()));
    }
    put(error, "attempts", LuaValue.valueOf(failure.attempts()));
    return RaisedError.of(error, failure.getCause());
  }

  /** The error for an option, or a value of one, that does not exist. */
  static RaisedError invalidOption(String message) {
    return RaisedError.of(table(Kind.INVALID_OPTION, message));
  }

  /** The same, brought about by {@code cause}. */
  static RaisedError invalidOption(String message, Throwable cause) {
    return RaisedError.of(table(Kind.INVALID_OPTION, message), cause);
  }

  /** The error for a misspelt name, with the nearest of the {@code known} ones. */
  static RaisedError unknown(String message, String name, Collection<String> known) {
    return invalidOption(message + Nearest.hint(name, known));
  }

  /** The error for a value that cannot be sent as a body. */
  static RaisedError invalidBody(String message, @Nullable Throwable cause) {
    return RaisedError.of(table(Kind.BODY, message), cause);
  }

  /** The error for a stream that was closed before its end, and is read. */
  static RaisedError closed(String reason) {
    return RaisedError.of(table(Kind.ABORTED, "the stream was closed before its end: " + reason));
  }

  /** The error for a piece of a stream that outgrew its limit. */
  static RaisedError tooLarge(
      RequestDraft request, ResponseHead head, PieceTooLargeException cause) {
    String message = cause.getMessage() + " (option " + StreamOptions.nameOf(cause.limit())
        + "), from " + head.url().masked();
    return RaisedError.of(answered(Kind.TOO_LARGE, message, request, head), cause);
  }

  /** The error for a refusal whose body outgrew {@code max_body}. */
  static RaisedError tooLarge(RequestDraft request, ResponseHead head) {
    String message = "status " + head.status() + " from " + head.url().masked()
        + ", with a body larger than max_body, which is " + request.maxBody() + " bytes";
    Table error = answered(Kind.TOO_LARGE, message, request, head);
    put(error, "status", LuaValue.valueOf(head.status()));
    return RaisedError.of(error);
  }

  /** The error for a body, or a {@code place} in one, that was to be JSON and is not. */
  static RaisedError notJson(String place, String url, JsonSyntaxException cause) {
    RaisedError error = at(url, Kind.DECODE, cause.getMessage() + " in " + place + " of " + url);
    put((Table) error.getMessageObject(), "line", LuaValue.valueOf(cause.line()));
    put((Table) error.getMessageObject(), "column", LuaValue.valueOf(cause.column()));
    put((Table) error.getMessageObject(), "path", LuaStrings.of(cause.path()));
    return error;
  }

  /** The error for a status that is not a success. */
  static RaisedError status(HttpResponse response) {
    ResponseHead head = response.head();
    String shown = (head.status() + " " + head.reason()).strip();
    Table error = answered(
        Kind.STATUS, "status " + shown + " from " + head.url().masked(), response.request(), head);
    put(error, "status", LuaValue.valueOf(head.status()));
    put(error, "response", response.wrap());
    return RaisedError.of(error);
  }

  /** The error for a body that was to be a stream of events and is not; {@code response} has its first piece. */
  static RaisedError noEvents(HttpResponse response) {
    ResponseHead head = response.head();
    String type = head.headers().first("content-type");
    Table error = answered(
        Kind.DECODE,
        head.url().masked() + " sent "
            + (type == null ? "no content type" : "content type '" + type + "'")
            + ", not 'text/event-stream'; framing = \"events\" reads any body as events",
        response.request(),
        head);
    put(error, "status", LuaValue.valueOf(head.status()));
    put(error, "response", response.wrap());
    return RaisedError.of(error);
  }

  /** An error about the answer to {@code request}. */
  private static Table answered(
      Kind kind, String message, RequestDraft request, ResponseHead head) {
    Table error = table(kind, message);
    put(error, "url", LuaStrings.of(head.url().masked()));
    put(error, "method", LuaStrings.of(request.method()));
    put(error, "timings", TimingsTable.of(head.timings()));
    put(error, "attempts", LuaValue.valueOf(head.attempts()));
    return error;
  }

  private static RaisedError at(String url, Kind kind, String message) {
    Table error = table(kind, message);
    put(error, "url", LuaStrings.of(url));
    return RaisedError.of(error);
  }

  private static Table table(Kind kind, String message) {
    ErrorKind made = KINDS.get(kind);
    if (made == null) {
      throw new AssertionError(kind);
    }
    return made.error(message);
  }

  private static void put(Table error, String field, LuaValue value) {
    error.rawset(LuaStrings.of(field), value);
  }
}
