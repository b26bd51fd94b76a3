package dev.earthshine.http.transport;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.ResponseHead;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Remembers all it hears; the tests wait for what they need. */
public final class Recorder implements ResponseListener {
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<String> calls = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable ResponseHead head;
  private @Nullable Headers trailers;
  private @Nullable HttpFailure failure;

  @Override
  public synchronized void head(ResponseHead head) {
    calls.add("head");
    this.head = head;
    begun.countDown();
  }

  @Override
  public synchronized void data(byte[] chunk) {
    calls.add("data");
    body.write(chunk, 0, chunk.length);
    notifyAll();
  }

  @Override
  public synchronized void end(Headers trailers) {
    calls.add("end");
    this.trailers = trailers;
    ended.countDown();
    notifyAll();
  }

  @Override
  public synchronized void failed(HttpFailure failure) {
    calls.add("failed");
    this.failure = failure;
    ended.countDown();
    begun.countDown();
    notifyAll();
  }

  /** Waits for the head. */
  public ResponseHead awaitHead() throws InterruptedException {
    await(begun, "head");
    return head();
  }

  /** Waits until {@code bytes} of the body are there. */
  public synchronized void awaitBytes(int bytes) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (body.size() < bytes) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0 || ended.getCount() == 0) {
        throw new AssertionError(body.size() + " of " + bytes + " bytes came", failure);
      }
      wait(left);
    }
  }

  /** Waits for the end or the failure. */
  public void awaitOutcome() throws InterruptedException {
    await(ended, "end");
  }

  /** Waits for the end, and fails if it is a failure. */
  public Recorder awaitEnd() throws InterruptedException {
    await(ended, "end");
    if (failure != null) {
      throw new AssertionError("failed: " + failure.kind() + " " + failure.message(), failure);
    }
    return this;
  }

  /** Waits for the failure. */
  public HttpFailure awaitFailure() throws InterruptedException {
    await(ended, "failure");
    return Objects.requireNonNull(failure, "ended without failure");
  }

  private static void await(CountDownLatch latch, String what) throws InterruptedException {
    if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("no " + what + " within " + PATIENCE_SECONDS + " s");
    }
  }

  /** The names of the calls so far. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** The head. */
  public synchronized ResponseHead head() {
    return Objects.requireNonNull(head, () -> "no head: " + failure);
  }

  /** The trailers. */
  public synchronized Headers trailers() {
    return Objects.requireNonNull(trailers);
  }

  /** The body so far. */
  public synchronized byte[] bytes() {
    return body.toByteArray();
  }

  /** The body so far, as UTF-8. */
  public synchronized String text() {
    return body.toString(StandardCharsets.UTF_8);
  }
}
