package dev.earthshine.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class HostLogTest {
  @Test
  void aRelocatedNameIsShownAsItWas() {
    Logger logger = LoggerFactory.getLogger("dev.earthshine.shaded.org.example.Thing");
    assertThat(logger.getName()).isEqualTo("org.example.Thing");
  }

  @Test
  void aLoggerOfAClassHasItsName() {
    assertThat(LoggerFactory.getLogger(HostLogTest.class).getName())
        .isEqualTo("dev.earthshine.logging.HostLogTest");
  }

  @Test
  void itsOwnSlf4jIsNotTakenForTheHosts() {
    assertThat(HostSlf4j.find(HostLog.class.getClassLoader())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.hc.client5.http.headers",
        "org.apache.hc.client5.http.wire",
        "org.apache.hc.client5.http2.frame.payload",
        "org.apache.hc.client5.http.protocol.ResponseProcessCookies"
      })
  void loggersOfTheWireAreSilent(String name) {
    assertThat(LoggerFactory.getLogger(name).isErrorEnabled()).isFalse();
  }

  @Test
  void otherLoggersReachThePlatform() {
    assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.impl").isErrorEnabled())
        .isTrue();
  }
}
