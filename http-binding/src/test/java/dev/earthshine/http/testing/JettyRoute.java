package dev.earthshine.http.testing;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty does with one request. */
@FunctionalInterface
public interface JettyRoute {
  /** Answers {@code request} and completes {@code done}, now or later; may block. */
  void answer(Request request, Response response, Callback done) throws Exception;
}
