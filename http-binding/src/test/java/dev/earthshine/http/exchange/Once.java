package dev.earthshine.http.exchange;

import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.SuppliedBody;

/** A body that can be sent once. */
final class Once implements SuppliedBody.Source {
  private Once() {}

  static RequestBody body() {
    return new SuppliedBody(new Once());
  }

  @Override
  public void next() {}

  @Override
  public void close() {}
}
