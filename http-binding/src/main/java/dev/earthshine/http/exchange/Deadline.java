package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timeouts;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Timer;
import dev.earthshine.http.transport.Transport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The step that ends an exchange when its total time is up. */
final class Deadline implements Transport {
  private final Timer timer;
  private final Transport next;

  Deadline(Timer timer, Transport next) {
    this.timer = timer;
    this.next = next;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    Duration total = request.timeouts().total();
    if (total == null) {
      return next.send(request, listener);
    }
    Relay relay = new Relay();
    Timed timed = new Timed(listener);
    timed.arm(timer.schedule(total, () -> timed.expire(request, total, relay)));
    relay.set(0, next.send(request, timed));
    return relay;
  }

  private static final class Timed implements ResponseListener {
    private final ResponseListener listener;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Timer.Alarm alarm = () -> {};
    private volatile @Nullable HttpFailure expired;

    Timed(ResponseListener listener) {
      this.listener = listener;
    }

    void arm(Timer.Alarm alarm) {
      this.alarm = alarm;
    }

    /** Ends the exchange; what its abort says of attempts and times goes into the failure. */
    void expire(HttpRequest request, Duration total, Call call) {
      HttpFailure late = new HttpFailure(
          HttpFailure.Kind.TOTAL_TIMEOUT,
          "exchange with " + request.url().masked() + " took longer than its total timeout of "
              + Timeouts.text(total));
      expired = late;
      call.abort();
      finish(late);
    }

    private void finish(HttpFailure failure) {
      if (ended.compareAndSet(false, true)) {
        alarm.cancel();
        listener.failed(failure);
      }
    }

    @Override
    public void head(ResponseHead head) {
      listener.head(head);
    }

    @Override
    public void data(byte[] chunk) {
      listener.data(chunk);
    }

    @Override
    public void end(Headers trailers) {
      if (ended.compareAndSet(false, true)) {
        alarm.cancel();
        listener.end(trailers);
      }
    }

    @Override
    public void failed(HttpFailure failure) {
      HttpFailure late = expired;
      finish(late == null ? failure : late.measuredAs(failure));
    }
  }
}
