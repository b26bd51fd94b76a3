package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.SuppliedBody;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.Recorder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;

final class UploadsTest implements SuppliedBody.Source {
  private final FakeTransport wire = new FakeTransport();
  private final Recorder answer = new Recorder();
  private final SuppliedBody body = new SuppliedBody(this);
  private int asked;
  private boolean isClosed;

  @Override
  public void next() {
    asked++;
  }

  @Override
  public void close() {
    isClosed = true;
  }

  private Call send() throws HttpFailure {
    HttpRequest request =
        HttpRequest.builder(HttpUrl.parse("http://a.test/")).body(body).build();
    return new Uploads(wire).send(request, answer);
  }

  private void read() throws HttpFailure, IOException {
    assertThat(wire.last().request.body().open().channel().read(ByteBuffer.allocate(1)))
        .isZero();
  }

  @Test
  void anAbortLetsGoOfTheBodyAtOnce() throws Exception {
    Call call = send();
    read();
    assertThat(asked).isOne();
    call.abort();

    assertThat(isClosed).isTrue();
    assertThat(wire.last().aborted).isTrue();
  }

  @Test
  void anAbortedExchangeReadsNoMoreOfIt() throws Exception {
    Call call = send();
    ReadableByteChannel opened = wire.last().request.body().open().channel();
    call.abort();

    assertThatThrownBy(() -> opened.read(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
    assertThat(asked).isZero();
    assertThat(body.isSendable()).isTrue();
  }

  @Test
  void anAbortLeavesTheBodyToWhoReadsIt() throws Exception {
    Call aborted = send();
    send();
    read();
    aborted.abort();

    assertThat(isClosed).isFalse();
    assertThat(wire.exchanges.get(0).aborted).isTrue();
  }

  @Test
  void aBodyThatNobodyReadCanBeSentAgain() throws Exception {
    send().abort();
    send();
    read();

    assertThat(asked).isOne();
    assertThat(isClosed).isFalse();
  }
}
