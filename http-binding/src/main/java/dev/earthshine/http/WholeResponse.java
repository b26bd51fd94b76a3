package dev.earthshine.http;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.ResponseListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a response on the I/O thread, one call after the other, and gives it to the script's thread when it is
 * complete.
 */
final class WholeResponse implements ResponseListener {
  private final Session session;
  private final RequestDraft request;
  private final HttpTask task;
  private final List<byte[]> chunks = new ArrayList<>();

  // Mutable state
  private @Nullable ResponseHead head;

  WholeResponse(Session session, RequestDraft request, HttpTask task) {
    this.session = session;
    this.request = request;
    this.task = task;
  }

  @Override
  public void head(ResponseHead head) {
    this.head = head;
    chunks.clear();
  }

  @Override
  public void data(byte[] chunk) {
    chunks.add(chunk);
  }

  @Override
  public void end(Headers trailers) {
    session.events().post(() -> task.complete(() -> response().wrap()));
  }

  @Override
  public void failed(HttpFailure failure) {
    session.events().post(() -> task.fail(HttpErrors.of(failure)));
  }

  private HttpResponse response() {
    if (head == null) {
      throw new IllegalStateException("a response ended before it began");
    }
    return HttpResponse.of(session, request, head, joined());
  }

  private byte[] joined() {
    if (chunks.size() == 1) {
      return chunks.get(0);
    }
    byte[] whole = new byte[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
    int at = 0;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, 0, whole, at, chunk.length);
      at += chunk.length;
    }
    return whole;
  }
}
