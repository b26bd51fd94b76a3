package dev.earthshine.http.transport;

import java.io.IOException;
import java.util.Iterator;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the heads that come over one HTTP/1.1 connection, and bounds what one of them may take. */
final class HcHeadParser extends DefaultHttpResponseParser<HttpResponse> {
  /** What is read at once of heads and of what comes with them. */
  private static final int BUFFER = 32 * 1024;

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

  /** The requests sent whose answer's head has not come. */
  private int awaited;

  HcHeadParser(Http1Config config) {
    super(config, DefaultHttpResponseFactory.INSTANCE);
  }

  static Http1Config config() {
    return Http1Config.custom()
        .setBufferSize(BUFFER)
        .setMaxLineLength(MAX_LINE)
        .setMaxHeaderCount(MAX_HEADERS)
        .build();
  }

  /** A request has been sent; bytes that come without one belong to nothing. */
  void expect() {
    awaited++;
  }

  /** Other than HttpClient's, a head that the end of the connection cuts off is not taken for a whole one. */
  @Override
  public @Nullable HttpResponse parse(SessionInputBuffer buffer, boolean endOfStream)
      throws IOException, HttpException {
    if (awaited == 0 && buffer.hasData()) {
      throw new ProtocolException("more came than the answer");
    }
    int before = buffer.length();
    HttpResponse head = parse(buffer);
    size += before - buffer.length();
    if (size > MAX_HEAD) {
      throw new MessageConstraintException("head too large");
    }
    if (head == null) {
      if (endOfStream && (size > 0 || buffer.hasData())) {
        throw new ConnectionClosedException("the head is cut off");
      }
      return null;
    }
    size = 0;
    checkNames(head);
    if (head.getCode() >= HttpStatus.SC_OK) {
      awaited--;
    }
    return head;
  }

  private @Nullable HttpResponse parse(SessionInputBuffer buffer)
      throws IOException, HttpException {
    try {
      return super.parse(buffer, false);
    } catch (IllegalArgumentException e) { // HttpClient's word for a negative version or status.
      throw new ProtocolException("status line is not valid: " + e.getMessage(), e);
    }
  }

  /** RFC 9112 section 5.1: who overlooks the space in {@code "Content-Length : 5"} sees another body than who does not. */
  private static void checkNames(HttpResponse head) throws ProtocolException {
    for (Iterator<Header> headers = head.headerIterator(); headers.hasNext(); ) {
      String name = headers.next().getName();
      if (name.endsWith(" ") || name.endsWith("\t")) {
        throw new ProtocolException(
            "header name \"" + name.strip() + "\" has a space before its colon");
      }
    }
  }
}
