package dev.earthshine.http.transport;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.nio.SessionOutputBuffer;

/** Writes the heads that go over one HTTP/1.1 connection, and tells its reader that there is something to read. */
final class HcHeadWriter extends DefaultHttpRequestWriter<HttpRequest> {
  private final HcHeadParser reader;

  HcHeadWriter(HcHeadParser reader) {
    this.reader = reader;
  }

  @Override
  public void write(HttpRequest head, SessionOutputBuffer buffer)
      throws IOException, HttpException {
    super.write(head, buffer);
    reader.expect();
  }
}
