package dev.earthshine.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class ForwardingLoggerTest {
  private final List<String> written = new ArrayList<>();

  @Test
  void messagesArriveFinished() {
    Logger logger = logger(line -> {});
    logger.debug("{} of {}", 1, 2);
    logger.info("{}, {}, {}", "a", "b", "c");
    logger.warn("a {} that stays", new IllegalStateException("why"));
    assertThat(written)
        .containsExactly(
            "DEBUG 1 of 2 null",
            "INFO a, b, c null",
            "WARNING a {} that stays java.lang.IllegalStateException: why");
  }

  @Test
  void anExceptionBehindTheArgumentsIsNotOneOfThem() {
    logger(line -> {}).error("{} failed", "it", new IllegalStateException("why"));
    assertThat(written).containsExactly("ERROR it failed java.lang.IllegalStateException: why");
  }

  @Test
  void whatIsLoggedWhileTheHostLogsIsDropped() {
    Logger inner = logger(line -> {});
    Logger outer = logger(line -> {
      assertThat(inner.isErrorEnabled()).isFalse();
      inner.error("again");
    });
    outer.error("once");
    inner.error("after");
    assertThat(written).containsExactly("ERROR once null", "ERROR after null");
  }

  @Test
  void aLogThatFailsDoesNotSilenceTheThread() {
    Logger broken = logger(line -> {
      throw new IllegalStateException("disk full");
    });
    assertThatThrownBy(() -> broken.info("lost")).hasMessage("disk full");
    logger(line -> {}).info("kept");
    assertThat(written).contains("INFO kept null");
  }

  private Logger logger(Consumer<String> host) {
    return new ForwardingLogger("test", new Sink() {
      @Override
      public boolean enabled(Level level) {
        return true;
      }

      @Override
      public void write(Level level, @Nullable String message, @Nullable Throwable thrown) {
        written.add(level + " " + message + " " + thrown);
        host.accept(String.valueOf(message));
      }
    });
  }
}
