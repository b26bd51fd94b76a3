package dev.earthshine.http;

import dev.earthshine.http.message.ResponseHead;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a document that is to be saved goes on.
 *
 * @param offset how many bytes of it are there
 * @param version what they are the beginning of; null where nothing is there
 */
record ResumePoint(long offset, @Nullable String version) {
  static final ResumePoint START = new ResumePoint(0, null);

  /**
   * The part of the document that {@code answer}, of status 206, has.
   *
   * @throws IOException if it does not go on here (RFC 9110, section 15.3.7.3)
   */
  ContentRange rest(ResponseHead answer) throws IOException {
    String field = answer.headers().first("Content-Range");
    ContentRange range = ContentRange.of(field);
    if (range == null || range.first() != offset) {
      throw new IOException("the server sent " + (field == null ? "no Content-Range" : field)
          + ", where bytes from " + offset + " on were asked for");
    }
    String tag = answer.headers().first("ETag");
    if (version != null && version.startsWith("\"") && tag != null && !tag.equals(version)) {
      throw new IOException(
          "the server sent version " + tag + ", where the rest of " + version + " was asked for");
    }
    return range;
  }

  /** Whether {@code answer} says that nothing is missing here (RFC 9110, section 15.5.17). */
  boolean isEnd(ResponseHead answer) {
    ContentRange range = ContentRange.of(answer.headers().first("Content-Range"));
    Long total = range == null ? null : range.total();
    return answer.status() == 416 && total != null && offset > 0 && total == offset;
  }

  /** What a later attempt can name this version by: a strong tag, else its date (RFC 9110, section 13.1.5). */
  static @Nullable String version(ResponseHead answer) {
    String tag = answer.headers().first("ETag");
    return tag != null && !tag.startsWith("W/") ? tag : answer.headers().first("Last-Modified");
  }
}
