package dev.earthshine.http.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request carries. Immutable; opened anew each time it is sent. */
public sealed interface RequestBody
    permits RequestBody.None, RequestBody.Bytes, MultipartBody, SuppliedBody, SuppliedBody.Share {
  /** No body. */
  static RequestBody none() {
    return None.NONE;
  }

  /** {@code bytes}, which are copied; {@code contentType} null sends no Content-Type. */
  static RequestBody bytes(byte[] bytes, @Nullable String contentType) {
    return new Bytes(bytes.clone(), contentType);
  }

  /** {@code params} as {@code application/x-www-form-urlencoded}. */
  static RequestBody form(List<Param> params) {
    return new Bytes(
        Param.encode(params).getBytes(StandardCharsets.US_ASCII),
        "application/x-www-form-urlencoded");
  }

  /**
   * {@code parts} as {@code multipart/form-data}, files streamed from disk.
   *
   * @throws HttpFailure {@code body} if a file cannot be read
   */
  static RequestBody multipart(List<Part> parts) throws HttpFailure {
    return MultipartBody.of(parts);
  }

  /** The Content-Type unless the request's headers name one; null for none. */
  @Nullable
  String contentType();

  /** Whether it can be sent more than once. */
  default boolean isRepeatable() {
    return true;
  }

  /** Whether it can be sent now: one that is not repeatable can until something of it has been read. */
  default boolean isSendable() {
    return true;
  }

  /**
   * The content from its start. Looks at files but opens none yet.
   *
   * @throws HttpFailure {@code body} if a file cannot be read
   */
  Content open() throws HttpFailure;

  /** The absence of a body. */
  enum None implements RequestBody {
    /** The one value. */
    NONE;

    @Override
    public @Nullable String contentType() {
      return null;
    }

    @Override
    public Content open() {
      return Content.of(new byte[0]);
    }
  }

  /** A body held in memory. */
  final class Bytes implements RequestBody {
    private final byte[] bytes;
    private final @Nullable String contentType;

    private Bytes(byte[] bytes, @Nullable String contentType) {
      this.bytes = bytes;
      this.contentType = contentType;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
      return bytes.clone();
    }

    /** The number of bytes. */
    public int length() {
      return bytes.length;
    }

    @Override
    public @Nullable String contentType() {
      return contentType;
    }

    @Override
    public Content open() {
      return Content.of(bytes);
    }
  }
}
