package dev.earthshine.http.testing;

import java.io.IOException;

/** What the server does with one request. */
@FunctionalInterface
public interface Route {
  /** Answers {@code request} by way of {@code reply}; an exception closes the connection. */
  void answer(RecordedRequest request, Reply reply) throws IOException;
}
