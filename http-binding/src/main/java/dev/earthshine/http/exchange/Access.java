package dev.earthshine.http.exchange;

import dev.earthshine.Permission;
import dev.earthshine.Policy;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.MultipartBody;
import dev.earthshine.http.message.Part;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;

/** The step that asks the policy, on every hop. */
final class Access implements Transport {
  private final Policy policy;
  private final Transport next;

  Access(Policy policy, Transport next) {
    this.policy = policy;
    this.next = next;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    if (!policy.allows(Permission.NETWORK)) {
      return Refusal.of(denied(Permission.NETWORK), listener);
    }
    if (readsFiles(request) && !policy.allows(Permission.FILES)) {
      return Refusal.of(denied(Permission.FILES), listener);
    }
    return next.send(request, listener);
  }

  private static boolean readsFiles(HttpRequest request) {
    return request.body() instanceof MultipartBody multipart
        && multipart.parts().stream().anyMatch(part -> part instanceof Part.File);
  }

  private HttpFailure denied(Permission permission) {
    return new HttpFailure(
        HttpFailure.Kind.DENIED,
        permission.act() + " is denied by the policy \"" + policy.name() + "\"");
  }
}
