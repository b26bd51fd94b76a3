package dev.earthshine.http.transport;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncPushConsumer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.HandlerFactory;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** Does nothing by itself: a test plays its part with what the exchange has given it. Its cancellation goes nowhere. */
final class ScriptedClient extends CloseableHttpAsyncClient {
  private @Nullable AsyncRequestProducer producer;
  private @Nullable AsyncResponseConsumer<?> consumer;
  private @Nullable HttpContext context;

  @Override
  protected <T> Future<T> doExecute(
      HttpHost target,
      AsyncRequestProducer producer,
      AsyncResponseConsumer<T> consumer,
      @Nullable HandlerFactory<AsyncPushConsumer> push,
      HttpContext context,
      FutureCallback<T> callback) {
    this.producer = producer;
    this.consumer = consumer;
    this.context = context;
    return new CompletableFuture<>();
  }

  AsyncRequestProducer producer() {
    return Objects.requireNonNull(producer);
  }

  AsyncResponseConsumer<?> consumer() {
    return Objects.requireNonNull(consumer);
  }

  HcClientContext context() {
    return (HcClientContext) Objects.requireNonNull(context);
  }

  @Override
  public IOReactorStatus getStatus() {
    return IOReactorStatus.ACTIVE;
  }

  @Override
  public void start() {}

  @Override
  public void awaitShutdown(TimeValue patience) {}

  @Override
  public void initiateShutdown() {}

  @Override
  public void close() {}

  @Override
  public void close(CloseMode mode) {}

  @Override
  @Deprecated
  public void register(String host, String pattern, Supplier<AsyncPushConsumer> push) {}
}
