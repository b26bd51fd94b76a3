package dev.earthshine.http.transport;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the heads that come over one HTTP/1.1 connection, and bounds what one of them may take. */
final class HcHeadParser extends DefaultHttpResponseParser<HttpResponse> {
  /** The most bytes of a line, in the head and between chunks. */
  static final int MAX_LINE = 64 * 1024;

  /** The most headers. */
  static final int MAX_HEADERS = 1000;

  /** The most bytes of a head, over HTTP/2 as well, there uncompressed. */
  static final int MAX_HEAD = 1024 * 1024;

  /** The limits in messages. */
  static final String LIMITS = "a line may have " + MAX_LINE + " bytes, a head " + MAX_HEADERS
      + " headers and " + MAX_HEAD + " bytes";

  private long size;

  HcHeadParser(Http1Config config) {
    super(config, DefaultHttpResponseFactory.INSTANCE);
  }

  static Http1Config config() {
    return Http1Config.custom()
        .setMaxLineLength(MAX_LINE)
        .setMaxHeaderCount(MAX_HEADERS)
        .build();
  }

  @Override
  public @Nullable HttpResponse parse(SessionInputBuffer buffer, boolean endOfStream)
      throws IOException, HttpException {
    int before = buffer.length();
    HttpResponse head = super.parse(buffer, endOfStream);
    size += before - buffer.length();
    if (size > MAX_HEAD) {
      throw new MessageConstraintException("head too large");
    }
    if (head != null) {
      size = 0;
    }
    return head;
  }
}
