package dev.earthshine.http;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpDate;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a document that is to be saved goes on.
 *
 * @param offset how many bytes of it are there
 * @param version what they are the beginning of, as {@link #version} names it; empty where nothing is there
 */
record ResumePoint(long offset, String version) {
  static final ResumePoint START = new ResumePoint(0, "");

  private static final Pattern STRONG_TAG = Pattern.compile("\"[!#-~]*\"");
  private static final Pattern TEXT = Pattern.compile("[ -~]+");

  /** Asks as {@code asked} does, for what is missing here: of the bytes as they are stored, as ranges are. */
  HttpRequest request(HttpRequest asked) throws HttpFailure {
    Headers.Builder headers = asked.headers().toBuilder().set("Accept-Encoding", "identity");
    if (offset > 0) {
      headers.set("Range", "bytes=" + offset + "-").set("If-Range", version);
    }
    return asked.toBuilder().headers(headers.build()).decompress(false).build();
  }

  /**
   * Whether {@code answer} is of no use here, but one to the whole document may be: what it has is the rest of another
   * version or of another beginning (RFC 9110, section 15.3.7.3), or it has nothing of it.
   */
  boolean isMissedBy(ResponseHead answer) {
    if (offset == 0) {
      return false;
    }
    ContentRange range = range(answer);
    boolean goesOn = range != null && range.first() == offset && isOfVersion(answer);
    return (answer.status() == 206 && !goesOn) || (answer.status() == 416 && !isEnd(answer));
  }

  /**
   * The part of the document that {@code answer}, of status 206, has.
   *
   * @throws IOException if it does not go on here
   */
  ContentRange rest(ResponseHead answer) throws IOException {
    ContentRange range = range(answer);
    if (range == null || range.first() != offset) {
      String field = answer.headers().first("Content-Range");
      throw new IOException("the server sent " + (field == null ? "no Content-Range" : field)
          + ", where bytes from " + offset + " on were asked for");
    }
    return range;
  }

  /** Whether {@code answer} says that nothing is missing here (RFC 9110, section 15.5.17). */
  boolean isEnd(ResponseHead answer) {
    ContentRange range = range(answer);
    Long total = range == null ? null : range.total();
    return answer.status() == 416
        && total != null
        && offset > 0
        && total == offset
        && isOfVersion(answer);
  }

  private static @Nullable ContentRange range(ResponseHead answer) {
    return ContentRange.of(answer.headers().first("Content-Range"));
  }

  /** Whether {@code answer} does not say that it is of another version; what is named by its date had no tag. */
  private boolean isOfVersion(ResponseHead answer) {
    String otherTag = answer.headers().first("ETag");
    if (otherTag != null) {
      return otherTag.equals(version);
    }
    String date = answer.headers().first("Last-Modified");
    return version.startsWith("\"") || date == null || date.equals(version);
  }

  /**
   * What a later attempt can name this version by: its tag, where that is a strong one, or its date, where it has no
   * tag (RFC 9110, section 13.1.5).
   */
  static @Nullable String version(ResponseHead answer) {
    String tag = answer.headers().first("ETag");
    String version = tag == null ? answer.headers().first("Last-Modified") : tag;
    return version != null && isVersion(version) ? version : null;
  }

  /** Whether {@code text} is a strong tag or a date, and not what is left of one. */
  static boolean isVersion(String text) {
    return STRONG_TAG.matcher(text).matches()
        || (TEXT.matcher(text).matches() && HttpDate.parse(text) != null);
  }
}
