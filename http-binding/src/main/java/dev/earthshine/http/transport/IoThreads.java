package dev.earthshine.http.transport;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Makes the transport's daemon threads. They see this class's loader and take nothing over from the thread that happens to
 * send the first request: neither its context loader nor its inheritable locals, which would pin a host's classes.
 */
final class IoThreads implements ThreadFactory {
  private final AtomicInteger count = new AtomicInteger();
  private final IntFunction<String> name;

  private IoThreads(IntFunction<String> name) {
    this.name = name;
  }

  /** Threads called {@code prefix-1}, {@code prefix-2} and so on. */
  static ThreadFactory numbered(String prefix) {
    return new IoThreads(number -> prefix + "-" + number);
  }

  /** Threads that are all called {@code name}, for pools of one. */
  static ThreadFactory named(String name) {
    return new IoThreads(number -> name);
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, name.apply(count.incrementAndGet()), 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(IoThreads.class.getClassLoader());
    return thread;
  }
}
