package dev.earthshine.http.json;

import org.jspecify.annotations.Nullable;

/**
 * JSON could not be read or written.
 *
 * <pre>
 * JsonException
 *   JsonSyntaxException     a document is not JSON: line, column
 *   JsonEncodingException   a value has no JSON form: path
 * </pre>
 */
public abstract sealed class JsonException extends RuntimeException
    permits JsonSyntaxException, JsonEncodingException {
  private static final long serialVersionUID = 1L;

  private final String message;

  JsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.message = message;
  }

  @Override
  public final String getMessage() {
    return message;
  }
}
