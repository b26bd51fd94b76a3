package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.TestProxy;
import java.io.IOException;
import java.io.StringWriter;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a proxy sees of scripts. */
final class ProxyWireTest {
  private final ScriptEngine engine = Earthshine.engine().build();
  private final StringWriter output = new StringWriter();
  private TestProxy proxy;

  @BeforeEach
  void start() throws IOException {
    proxy = TestProxy.start("Basic dTpw");
    engine.put("PROXY", proxy.url().replace("//", "//u:p@"));
    engine.getContext().setWriter(output);
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  @Test
  void plainRequestsGoThroughInAbsoluteForm() throws ScriptException {
    engine.eval("""
        local http = require("http")
        local client = http.client{ proxy = PROXY }
        local seen = client:get("http://no-such-host.invalid:81/a?b=c"):text()
        print(seen:match("^[^\\r]*"), seen:match("Host: [^\\r]*"), seen:match("Proxy%-Authorization: [^\\r]*"))
        """);
    assertThat(output)
        .hasToString("GET http://no-such-host.invalid:81/a?b=c HTTP/1.1\t"
            + "Host: no-such-host.invalid:81\tProxy-Authorization: Basic dTpw\n");
  }

  @Test
  void sparedHostsAndFalseGoDirectly() throws ScriptException {
    engine.eval("""
        local http = require("http")
        local client = http.client{ proxy = { url = PROXY, no_proxy = "localhost, 127.0.0.1" } }
        print(select(2, pcall(client.get, client, "http://127.0.0.1:1/")).kind)
        local all = http.client{ proxy = PROXY }
        print(select(2, pcall(all.get, all, "http://127.0.0.1:1/", { proxy = false })).kind)
        """);
    assertThat(output).hasToString("connect\nconnect\n");
    assertThat(proxy.heads()).isEmpty();
  }

  @Test
  void aProxyThatIsNotThereIsAProxyError() throws ScriptException {
    engine.eval("""
        local http = require("http")
        local ok, err = pcall(http.get, "http://e.org/", { proxy = "http://127.0.0.1:1" })
        print(err.kind, err)
        """);
    assertThat(output).hasToString("proxy\tproxy: connection to 127.0.0.1:1 refused\n");
  }
}
