package dev.earthshine.http;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way into the file of a {@link Saving}. It is written on the script's thread, and asked for as it is
 * written: an I/O thread never waits for a disk.
 */
final class Transfer implements ResponseListener {

  private final Session session;
  private final Saving saving;
  private final SavedFile file;
  private final Progress progress;
  private final ResumePoint point;

  // Mutable state of the script's thread
  private Call call = Call.NONE;
  private @Nullable ResponseHead head;
  private @Nullable ByteArrayOutputStream refusal;
  private @Nullable ContentRange rest;
  private boolean isBegunAnew;
  private boolean isOver;

  /** An answer that is to go on at {@code point}. */
  Transfer(Saving saving, SavedFile file, Progress progress, ResumePoint point) {
    this.session = saving.request().session();
    this.saving = saving;
    this.file = file;
    this.progress = progress;
    this.point = point;
  }

  void start(HttpRequest request) {
    call = session.send(request, this);
    call.demand(Streaming.WINDOW);
  }

  @Override
  public void head(ResponseHead answer) {
    post(() -> begin(answer));
  }

  @Override
  public void data(byte[] chunk) {
    post(() -> {
      take(chunk);
      call.demand(chunk.length);
    });
  }

  @Override
  public void end(Headers trailers) {
    post(this::finish);
  }

  @Override
  public void failed(HttpFailure failure) {
    post(() -> saving.fail(HttpErrors.of(failure)));
  }

  private void post(Saving.Step step) {
    session.events().post(() -> {
      if (!isOver) {
        saving.attempt(step);
      }
    });
  }

  private void begin(ResponseHead answer) throws IOException {
    head = answer;
    refusal = null;
    rest = null;
    if (isMissedBy(answer)) {
      abort();
      saving.startOver();
      return;
    }
    if (answer.status() == 206 && !saving.isOfOwnRange()) {
      rest = point.rest(answer);
    }
    if (rest != null && point.offset() > 0) {
      file.goOn(point.offset());
      progress.begin(point.offset(), rest.total());
    } else if (answer.status() < 200 || answer.status() >= 300) {
      refusal = new ByteArrayOutputStream();
    } else {
      isBegunAnew = true;
      file.begin(ResumePoint.version(answer));
      progress.begin(0, length(answer));
    }
  }

  /** A request that is sent again asks for the same bytes as before, also where they are not what is missing now. */
  private boolean isMissedBy(ResponseHead answer) throws IOException {
    if (point.isMissedBy(answer)) {
      return true;
    }
    boolean isOfRange = answer.status() == 206 || answer.status() == 416;
    boolean isChanged = isBegunAnew || (point.isEnd(answer) && file.length() != point.offset());
    return point.offset() > 0 && isOfRange && isChanged;
  }

  private static @Nullable Long length(ResponseHead answer) {
    String length = answer.headers().first("Content-Length");
    boolean isPlain = answer.headers().first("Content-Encoding") == null;
    return length != null && isPlain ? Long.valueOf(length) : null;
  }

  private void take(byte[] chunk) throws IOException {
    if (refusal == null) {
      file.write(chunk);
      progress.advance(chunk.length);
    } else if (refusal.size() + chunk.length <= saving.request().maxBody()) {
      refusal.writeBytes(chunk);
    } else if (!point.isEnd(answered())) {
      saving.fail(HttpErrors.tooLarge(saving.request(), answered()));
    }
  }

  private ResponseHead answered() {
    if (head == null) {
      throw new IllegalStateException("a body before its head");
    }
    return head;
  }

  private void finish() throws IOException {
    ResponseHead answer = answered();
    if (refusal != null && !point.isEnd(answer)) {
      saving.fail(HttpErrors.status(
          HttpResponse.of(session, saving.request(), answer, refusal.toByteArray())));
    } else {
      requireWhole();
      saving.written(answer);
    }
  }

  /** A part may be sent of what was asked for; of that the script may ask for the rest. */
  private void requireWhole() throws IOException {
    if (rest != null) {
      long length = rest.total() == null ? rest.last() + 1 : rest.total();
      if (file.length() != length) {
        throw new IOException("the server ended at byte " + file.length() + " of " + length);
      }
    }
  }

  /** Ends the exchange; nothing of it is heard any more. */
  void abort() {
    isOver = true;
    call.abort();
  }
}
