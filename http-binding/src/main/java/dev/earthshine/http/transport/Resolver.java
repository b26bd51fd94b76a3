package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks host names up on daemon threads of its own, since the JDK's lookup blocks and cannot be interrupted. */
final class Resolver {
  /** So many lookups may hang on a dead name server before others have to wait. */
  static final int THREADS = 32;

  /** So many names wait for their turn; a longer queue would outlive the patience of its requests. */
  static final int WAITING = 1024;

  private final ThreadPoolExecutor executor;
  private final Lookup lookup;

  /** Asks as the JVM is set up to; threads end after {@code idle}. */
  Resolver(Duration idle) {
    this(idle, InetAddress::getAllByName);
  }

  Resolver(Duration idle, Lookup lookup) {
    this.lookup = lookup;
    executor = new ThreadPoolExecutor(
        THREADS,
        THREADS,
        idle.toNanos(),
        TimeUnit.NANOSECONDS,
        new LinkedBlockingQueue<>(WAITING),
        IoThreads.numbered("earthshine-resolver"));
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Finds the addresses of {@code host}, a name or an address without brackets; one of the two is called, on this thread
   * if {@code host} is an address or too many others wait, and none if the answer is not {@code wanted} any more when its
   * turn comes.
   */
  void resolve(
      String host,
      BooleanSupplier wanted,
      Consumer<List<InetAddress>> found,
      Consumer<Throwable> failed) {
    if (isAddress(host)) {
      lookUp(host, found, failed);
    } else {
      enqueue(host, wanted, found, failed);
    }
  }

  private void enqueue(
      String host,
      BooleanSupplier wanted,
      Consumer<List<InetAddress>> found,
      Consumer<Throwable> failed) {
    try {
      executor.execute(() -> {
        if (wanted.getAsBoolean()) {
          lookUp(host, found, failed);
        }
      });
    } catch (RejectedExecutionException e) {
      failed.accept(new HttpFailure(
          HttpFailure.Kind.DNS,
          "host " + host + " is not looked up: " + WAITING + " lookups wait already",
          e));
    }
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private void lookUp(String host, Consumer<List<InetAddress>> found, Consumer<Throwable> failed) {
    List<InetAddress> addresses;
    try {
      addresses = List.of(lookup.find(host));
    } catch (Throwable t) {
      // A provider of name services is foreign code: what it throws, an Error too, is the
      // exchange's
      // to hear.
      failed.accept(t);
      return;
    }
    found.accept(addresses);
  }

  /** A blocking lookup. */
  @FunctionalInterface
  interface Lookup {
    /** The addresses of {@code host}, at least one. */
    InetAddress[] find(String host) throws UnknownHostException;
  }
}
