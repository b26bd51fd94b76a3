package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaCallable;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Java values in the places of tables and functions. */
final class HostValuesTest {
  private final StringWriter output = new StringWriter();
  private final List<String> calls = new ArrayList<>();
  private final ScriptEngine engine = Earthshine.engine().build();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    engine.put("BASE", server.url(""));
    engine.getContext().setWriter(output);
    engine.put("given", (BiConsumer<Object, Object>) (a, b) -> calls.add(a + ", " + b));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private String eval(String script) throws ScriptException {
    engine.eval("local http, async = require('http'), require('async')\n" + script);
    return output.toString();
  }

  @Test
  void aMapIsTheOptionsOfARequest() throws ScriptException {
    engine.put(
        "request",
        Map.of(
            "url", server.url("/echo"),
            "method", "post",
            "headers", Map.of("X-List", List.of("a", "b"), "X-Number", 5),
            "params", Map.of("q", new String[] {"1", "2"}),
            "timeout", Map.of("connect", 1.5),
            "retries", Map.of("on", List.of(503, "connect")),
            "auth", Map.of("bearer", "t"),
            "json", Map.of("list", List.of(1, "two"))));
    assertThat(eval("""
        local seen = http.request(request):execute():json()
        local headers = seen.headers
        print(seen.method, seen.target, seen.body)
        print(headers["x-list"], headers["x-number"], headers.authorization)
        """))
        .isEqualTo("POST\t/echo?q=1&q=2\t{\"list\":[1,\"two\"]}\na, b\t5\tBearer t\n");
  }

  @Test
  void mapsAndListsAreFormsPartsBytesAndBodies() throws ScriptException {
    engine.put("map", Map.of("a", List.of(1, 2)));
    engine.put("bytes", Arrays.asList(104, 105));
    engine.put("parts", List.of(Map.of("name", "n", "value", "v")));
    assertThat(eval("""
        local function post(options) return http.post(BASE .. "/echo", options):json() end
        print(post{ form = map }.body, post{ body = map }.body, post{ json = map }.body)
        print(post{ bytes = bytes }.body, post{ body = bytes }.body, post{ json = bytes }.body)
        print(post{ multipart = parts }.body:match('name="n"%s+v') ~= nil)
        """))
        .isEqualTo("a=1&a=2\t{\"a\":[1,2]}\t{\"a\":[1,2]}\nhi\thi\t[104,105]\ntrue\n");
  }

  @Test
  void aMapIsTheOptionsOfAClientAndOfAStream() throws ScriptException {
    engine.put("options", Map.of("base_url", server.url("/"), "headers", Map.of("X-A", "1")));
    engine.put("framing", Map.of("framing", "lines"));
    engine.put("urls", List.of(server.url("/echo"), Map.of("url", server.url("/status/201"))));
    assertThat(eval("""
        local client = http.client(options)
        print(client:get("echo"):json().headers["x-a"])
        for line in client:request("ndjson"):stream(framing):lines() do print(line) break end
        for _, response in ipairs(http.gather(urls)) do print(response:status_code()) end
        """)).isEqualTo("1\n{\"n\":1}\n200\n201\n");
  }

  @Test
  void aLambdaOfTwoParametersHearsOfResponseAndError() throws ScriptException {
    eval("""
        http.request(BASE .. "/status/201"):execute_task(given)
        http.request("http://127.0.0.1:1/"):execute_task(given)
        """);
    assertThat(calls).hasSize(2).anySatisfy(call -> assertThat(call).endsWith(", null"));
    assertThat(calls).anySatisfy(call -> assertThat(call).startsWith("null, ").contains("refused"));
  }

  @Test
  void whatAHostIsGivenSaysWhatItIs() throws ScriptException {
    engine.put("given", (Consumer<Object>) value -> calls.add(value.toString()));
    eval("""
        local task = http.request(BASE .. "/status/201"):execute_task(given)
        local response = task:await()
        for _, value in ipairs{ task, response:body(), http.client{}, response:request() } do given:accept(value) end
        """);
    assertThat(calls)
        .containsExactly(
            "Response: 201 Status 201 from " + server.url("/status/201"),
            "Task: done",
            "Body: 3 bytes",
            "Client: no base URL",
            "Request: GET " + server.url("/status/201"));
  }

  @Test
  void aLambdaOfOneParameterLeavesTheFailureUnhandled() {
    engine.put("given", (Consumer<Object>) value -> calls.add("called"));
    assertThatThrownBy(() -> eval("http.request('http://127.0.0.1:1/'):execute_task(given)"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("refused");
    assertThat(calls).isEmpty();
  }

  @Test
  void whatALambdaReturnsCounts() throws ScriptException {
    engine.put("given", (Function<Object, Object>) piece -> {
      calls.add("piece");
      return false;
    });
    eval("http.request(BASE .. '/ndjson'):execute_streaming(given)");
    assertThat(calls).containsExactly("piece");
  }

  @Test
  void lambdasMakeBodiesAndAreSpawned() throws ScriptException {
    List<String> pieces = new ArrayList<>(List.of("one ", "two"));
    engine.put("supply", (Supplier<Object>) () -> pieces.isEmpty() ? null : pieces.remove(0));
    engine.put("any", (LuaCallable) arguments -> arguments.length + " given");
    assertThat(eval("""
        print(http.post(BASE .. "/echo", { body = supply }):json().body)
        print(async.spawn(any, 1, 2):await())
        """)).isEqualTo("one two\n2 given\n");
  }

  @Test
  void anObjectThatIsNoFunctionIsNamed() {
    engine.put("given", new Random());
    assertThatThrownBy(() -> eval("http.request(BASE):execute_task(given)"))
        .hasMessageContaining("bad argument #1 to 'execute_task' (function expected, got a"
            + " java.util.Random, which is no functional interface;"
            + " give function(...) end that calls its method)");
  }
}
