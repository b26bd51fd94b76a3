package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.earthshine.Earthshine;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timings;
import dev.earthshine.http.testing.TestServer;
import dev.earthshine.http.transport.Call;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a save ends: with its last callback, and without a trace where it fails. */
final class SaveEndsTest {
  private static final int LENGTH = 300_000;

  @TempDir
  @SuppressWarnings("NullAway.Init") // Set by JUnit.
  Path folder;

  private final StringWriter output = new StringWriter();
  private final AtomicInteger cut = new AtomicInteger();
  private TestServer server;
  private ScriptEngine engine;

  @BeforeEach
  void start() throws IOException, ScriptException {
    server = TestServer.start();
    server.route(
        "/document", (request, reply) -> reply.header("ETag", "\"one\"").send(new byte[LENGTH]));
    server.route("/cut-once", (request, reply) -> {
      boolean isCut = cut.getAndIncrement() == 0;
      reply.header("Content-Length", Integer.toString(LENGTH)).close().head();
      reply.raw(new byte[isCut ? LENGTH / 2 : LENGTH]);
    });
    server.route("/refused", (request, reply) -> reply.status(500).send(new byte[2000]));
    engine = engine(new HttpModule());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ScriptEngine engine(HttpModule module) throws ScriptException {
    ScriptEngine made = Earthshine.engine().module(module).build();
    made.put("BASE", server.url(""));
    made.put("FILE", folder.resolve("file.bin").toString());
    made.getContext().setWriter(output);
    made.eval("""
        http, async = require("http"), require("async")
        function save(path, options, file)
          return pcall(function() return http.request(BASE .. path):save(file or FILE, options) end)
        end
        """);
    return made;
  }

  @Test
  void theLastFiguresAreToldBeforeItReturns() throws ScriptException {
    engine.eval("""
        local last, of
        save("/document", { progress = function(bytes, total)
          http.get(BASE .. "/echo")
          last, of = bytes, total
        end })
        print(last, of)
        """);
    assertThat(output).hasToString("300000\t300000\n");
    assertThat(folder.resolve("file.bin")).hasSize(LENGTH);
  }

  @Test
  void anErrorInTheLastCallOfProgressIsItsOwn() throws ScriptException {
    engine.eval("""
        print(save("/document", { progress = function(bytes, total)
          http.get(BASE .. "/echo")
          if bytes == total then error("late", 0) end
        end }))
        """);
    assertThat(output).hasToString("false\tlate\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aProgressThatWaitsEndsWithItsSave() throws ScriptException {
    engine.eval("""
        local isWaiting = false
        local forever = async.spawn(function() async.sleep(1e6) end)
        local saving = async.spawn(save, "/document", { progress = function()
          isWaiting = true
          pcall(forever.await, forever)
          print("goes on")
        end })
        while not isWaiting do http.get(BASE .. "/echo") end
        saving:abort()
        forever:abort()
        http.get(BASE .. "/echo")
        print("over")
        """);
    assertThat(output).hasToString("over\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aProgressThatAwaitsItsOwnSaveIsToldSo() throws ScriptException {
    engine.eval("""
        local saving
        saving = async.spawn(function()
          return save("/document", { progress = function() saving:await() end })
        end)
        local _, err = saving:await()
        print(err.kind)
        """);
    assertThat(output).hasToString("deadlock\n");
  }

  @Test
  void anInterruptWhileItIsWrittenIsNotCaught() throws ScriptException {
    engine.put("interrupt", (Runnable) () -> Thread.currentThread().interrupt());
    Throwable thrown = catchThrowable(() -> engine.eval("""
        print(save("/document", { progress = function(bytes, total)
          http.get(BASE .. "/echo")
          if bytes == total then interrupt() end
        end }))
        """));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown)
        .isInstanceOf(ScriptException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(output).hasToString("");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTargetThatCannotBeReplacedLeavesNothing() throws Exception {
    Files.createDirectories(folder.resolve("file.bin/inner"));
    engine.eval("print((save('/document')))");
    assertThat(output).hasToString("false\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void twoMayNotResumeOnePathAtOnce() throws ScriptException {
    engine.eval("""
        local err
        print((save("/document", { resume = true, progress = function()
          err = err or select(2, save("/document", { resume = true }))
        end })))
        print(err.kind, (err.message:match(": (.*)")))
        """);
    assertThat(output).hasToString("true\nresponse\tanother save with resume is writing it\n");
    assertThat(folder.resolve("file.bin")).hasSize(LENGTH);
    assertThat(folder).isDirectoryNotContaining("glob:**.part*");
  }

  @Test
  void aRefusalWithALargeBodyIsNotCutSilently() throws ScriptException {
    engine.eval("""
        local request = http.request{ url = BASE .. "/refused", max_body = 1000 }
        local ok, err = pcall(request.save, request, FILE)
        print(err.kind, err.status, (err.message:gsub(BASE, "")))
        """);
    assertThat(output)
        .hasToString("too_large\t500\tstatus 500 from /refused, with a body larger than max_body,"
            + " which is 1000 bytes\n");
  }

  @Test
  void aFileBeginsAnewAfterABreak() throws ScriptException {
    engine.eval("""
        local request = http.request{ url = BASE .. "/cut-once", retries = { backoff = 0 } }
        local last
        local response = request:save(FILE, { progress = function(bytes) last = bytes end })
        print(response:status_code(), last)
        """);
    assertThat(output).hasToString("200\t300000\n");
    assertThat(folder.resolve("file.bin")).hasSize(LENGTH);
  }

  @Test
  void whateverGoesWrongEndsIt() throws Exception {
    Headers headers = Headers.builder().add("Content-Length", "many").build();
    engine(new HttpModule().withTransport((request, listener) -> {
          listener.head(new ResponseHead(
              200,
              "OK",
              "HTTP/1.1",
              headers,
              request.url(),
              null,
              Duration.ZERO,
              new Timings(),
              List.of(),
              1));
          return Call.NONE;
        }))
        .eval("print(save('/document'))");
    assertThat(output).asString().startsWith("false\tjava.lang.NumberFormatException");
    assertThat(folder).isEmptyDirectory();
  }
}
