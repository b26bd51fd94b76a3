package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.RetryRules;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Timer;
import dev.earthshine.http.transport.Transport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The step that sends a request again after a failure or status its rules name. It waits as long as the server's
 * Retry-After asks; otherwise a random time between half the backoff and the whole of it, which doubles with each attempt.
 */
final class Retries implements Transport {
  private final Timer timer;
  private final InstantSource clock;
  private final DoubleSupplier random;
  private final Transport next;

  /** @param random gives numbers from 0 to 1 */
  Retries(Timer timer, InstantSource clock, DoubleSupplier random, Transport next) {
    this.timer = timer;
    this.clock = clock;
    this.random = random;
    this.next = next;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    if (!request.retries().cover(request)) {
      return next.send(request, listener);
    }
    Series series = new Series(request, listener);
    series.attempt();
    return series.relay;
  }

  private Duration backoff(RetryRules rules, int attempts) {
    double whole = Math.scalb(seconds(rules.backoff()), attempts - 1);
    double wait = Math.min(whole, seconds(rules.maxWait())) * (1 + random.getAsDouble()) / 2;
    return Duration.ofNanos(Math.round(wait * 1e9));
  }

  private static double seconds(Duration duration) {
    return (double) duration.toNanos() / 1e9;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** One request and the attempts at it. */
  private final class Series {
    private final HttpRequest request;
    private final RetryRules rules;
    private final ResponseListener listener;
    private final Relay relay = new Relay();
    private int attempts;

    Series(HttpRequest request, ResponseListener listener) {
      this.request = request;
      this.rules = request.retries();
      this.listener = listener;
    }

    void attempt() {
      attempts++;
      Try attempt = new Try(this);
      relay.set(2 * attempts, attempt.call());
      attempt.send(request, next);
    }

    boolean mayGoOn() {
      return isAnotherAllowed() && request.body().isSendable();
    }

    private boolean isAnotherAllowed() {
      return attempts <= rules.max();
    }

    /** {@code failure} as the outcome; it says so where only the body stood against another attempt. */
    HttpFailure last(HttpFailure failure) {
      boolean isUnsendable = isAnotherAllowed() && !mayGoOn() && rules.cover(failure);
      return (isUnsendable
              ? failure.saying("; not tried again, as the function that makes its body was called")
              : failure)
          .after(attempts);
    }

    /** Tries again later, as {@code head} asks for, where there was one. */
    void goOn(@Nullable ResponseHead head) {
      Duration asked = head == null ? null : RetryAfter.of(head.headers(), clock);
      Wait wait = new Wait(this);
      relay.set(2 * attempts + 1, wait);
      wait.begin(timer.schedule(
          asked == null ? backoff(rules, attempts) : shorter(asked, rules.maxWait()), wait::end));
    }
  }

  /** One attempt. */
  private static final class Try extends Attempt {
    private final Series series;
    private @Nullable ResponseHead refusal;

    Try(Series series) {
      super(series.listener);
      this.series = series;
    }

    @Override
    boolean isToBeFollowed(ResponseHead head) {
      if (!series.mayGoOn() || !series.rules.statuses().contains(head.status())) {
        return false;
      }
      refusal = head;
      return true;
    }

    @Override
    void follow() {
      series.goOn(refusal);
    }

    @Override
    ResponseHead passed(ResponseHead head) {
      return head.withAttempts(series.attempts);
    }

    /** Once the answer has begun to be passed on there is a way back only for who forgets what it heard. */
    @Override
    void gaveUp(HttpFailure failure) {
      boolean isFinal = hasPassed() && !series.request.restartable();
      if (!isFinal && series.mayGoOn() && series.rules.cover(failure)) {
        series.goOn(refusal);
      } else {
        series.listener.failed(isFinal ? failure.after(series.attempts) : series.last(failure));
      }
    }
  }

  /** The time between two attempts; an abort ends it and the exchange. */
  private static final class Wait implements Call {
    private final Series series;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Timer.Alarm alarm = () -> {};

    Wait(Series series) {
      this.series = series;
    }

    void begin(Timer.Alarm set) {
      alarm = set;
      if (over.get()) {
        set.cancel();
      }
    }

    void end() {
      if (over.compareAndSet(false, true)) {
        series.attempt();
      }
    }

    @Override
    public void demand(long bytes) {
      // The grant was for the body of an answer that is gone; the next one brings its own window.
    }

    @Override
    public void abort() {
      if (over.compareAndSet(false, true)) {
        alarm.cancel();
        series.listener.failed(new HttpFailure(HttpFailure.Kind.ABORTED, "exchange was aborted")
            .during(series.request)
            .after(series.attempts));
      }
    }
  }
}
