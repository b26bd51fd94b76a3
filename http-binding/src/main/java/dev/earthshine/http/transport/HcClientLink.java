package dev.earthshine.http.transport;

import java.io.IOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/** The step of a client of the host's that hands our exchanges their connection, and lets none begin that was aborted. */
final class HcClientLink implements AsyncExecChainHandler {
  static final String NAME = "earthshine";

  @Override
  public void execute(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    if (scope.clientContext instanceof HcClientContext context) {
      context.exchange().goOver(scope.execRuntime);
    }
    chain.proceed(request, body, scope, callback);
  }
}
