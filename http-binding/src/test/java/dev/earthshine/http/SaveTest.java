package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.RecordedRequest;
import dev.earthshine.http.testing.Reply;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SaveTest {
  private static final int LENGTH = 300_000;
  private static final int BREAK = 100_000;

  @TempDir
  @SuppressWarnings("NullAway.Init") // Set by JUnit.
  Path folder;

  private final ScriptEngine engine = Earthshine.engine().build();
  private final StringWriter output = new StringWriter();
  private final byte[] document = new byte[LENGTH];
  private final CountDownLatch written = new CountDownLatch(1);
  private TestServer server;
  private volatile String version = "\"one\"";

  @BeforeEach
  void start() throws IOException {
    for (int i = 0; i < LENGTH; i++) {
      document[i] = (byte) (i * 31 + i / 251);
    }
    server = TestServer.start();
    server.route("/document", this::document);
    engine.put("BASE", server.url(""));
    engine.put("FILE", folder.resolve("file.bin").toString());
    engine.put("written", written);
    engine.getContext().setWriter(output);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** The document, or the part asked for; {@code ?break} ends it when the script has seen its beginning. */
  private void document(RecordedRequest request, Reply reply) throws IOException {
    String range = request.header("Range");
    int from = range != null && version.equals(request.header("If-Range")) ? start(range) : 0;
    reply.header("ETag", version).header("Content-Type", "application/octet-stream");
    if (from == LENGTH) {
      reply.status(416).header("Content-Range", "bytes */" + LENGTH).send("");
    } else if (request.target().endsWith("?break")) {
      reply.header("Content-Length", Integer.toString(LENGTH)).close().head();
      reply.raw(Arrays.copyOf(document, BREAK));
      await(written);
    } else if (from > 0) {
      reply
          .status(206)
          .header("Content-Range", "bytes " + from + "-" + (LENGTH - 1) + "/" + LENGTH)
          .send(Arrays.copyOfRange(document, from, LENGTH));
    } else {
      reply.send(document);
    }
  }

  private static int start(String range) {
    return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("waiting for the script");
    }
  }

  private void assertSaved() throws IOException {
    assertThat(folder.resolve("file.bin")).hasBinaryContent(document);
    assertThat(folder).isDirectoryNotContaining("glob:**.part*");
  }

  /** Breaks a resumable transfer off behind its first bytes. */
  private void breakOff() throws ScriptException {
    engine.eval("""
        http = require("http")
        local ok, err = pcall(function()
          http.request(BASE .. "/document?break"):save(FILE, {
            resume = true,
            progress = function(bytes) if bytes == 100000 then written:countDown() end end,
          })
        end)
        assert(not ok and err.kind == "reset", tostring(err))
        """);
    assertThat(folder.resolve("file.bin")).doesNotExist();
    assertThat(folder.resolve("file.bin.part")).hasSize(BREAK);
  }

  @Test
  void theFileHasTheBodyAndTheResponseItsHead() throws Exception {
    Files.writeString(folder.resolve("file.bin"), "an older one");
    engine.eval("""
        local response = require("http").request(BASE .. "/document"):save(FILE)
        print(response:status_code(), #response:body(), response:header("etag"))
        """);
    assertThat(output).hasToString("200\t0\t\"one\"\n");
    assertSaved();
  }

  @Test
  void progressTellsBytesAndTotal() throws ScriptException {
    engine.eval("""
        local last, of, rising = 0, nil, true
        require("http").request(BASE .. "/document"):save(FILE, { progress = function(bytes, total)
          rising = rising and bytes > last
          last, of = bytes, total
        end })
        print(last, of, rising)
        """);
    assertThat(output).hasToString("300000\t300000\ttrue\n");
  }

  @Test
  void anErrorInTheProgressCallbackEndsTheTransfer() throws ScriptException {
    engine.eval("""
        print(pcall(function()
          require("http").request(BASE .. "/document"):save(FILE, { progress = function() error("stop", 0) end })
        end))
        """);
    assertThat(output).hasToString("false\tstop\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBreakLeavesNothingAndSparesWhatWasThere() throws Exception {
    Files.writeString(folder.resolve("file.bin"), "an older one");
    engine.eval("""
        local ok, err = pcall(function()
          require("http").request(BASE .. "/document?break"):save(FILE, {
            progress = function() written:countDown() end,
          })
        end)
        print(ok, err.kind)
        """);
    assertThat(output).hasToString("false\treset\n");
    assertThat(folder.resolve("file.bin")).hasContent("an older one");
    assertThat(folder).isDirectoryNotContaining("glob:**.part*");
  }

  @Test
  void whatBrokeOffIsResumed() throws Exception {
    breakOff();
    engine.eval("""
        local first
        local response = http.request(BASE .. "/document"):save(FILE, {
          resume = true, progress = function(bytes, total) first = first or bytes end })
        print(response:status_code(), first > 100000)
        """);
    assertThat(output).hasToString("206\ttrue\n");
    assertThat(range(2)).isEqualTo("bytes=100000-");
    assertSaved();
  }

  @Test
  void anotherVersionIsFetchedFromItsStart() throws Exception {
    breakOff();
    version = "\"two\"";
    engine.eval(
        "print(http.request(BASE .. '/document'):save(FILE, { resume = true }):status_code())");
    assertThat(output).hasToString("200\n");
    assertSaved();
  }

  @Test
  void whatOnlyLackedItsNameIsComplete() throws Exception {
    breakOff();
    Files.write(folder.resolve("file.bin.part"), document);
    engine.eval("http.request(BASE .. '/document'):save(FILE, { resume = true })");
    assertSaved();
  }

  @Test
  void anErrorIsRaisedWithItsResponse() throws ScriptException {
    engine.eval("""
        local http = require("http")
        local ok, err = pcall(function() http.request(BASE .. "/status/404"):save(FILE) end)
        print(ok, err.kind, err.response:text())
        ok, err = pcall(function() http.request(BASE .. "/echo"):save(FILE .. "/no/folder") end)
        print(ok, err.kind, (err.message:gsub(" to .*", "")))
        ok, err = pcall(function() http.request(BASE .. "/echo"):save(FILE, { resum = true }) end)
        print(err)
        """);
    assertThat(output).hasToString("""
        false\tstatus\t404
        false\tresponse\tcannot save
        save has no option 'resum'; did you mean 'resume'?
        """);
    assertThat(folder).isEmptyDirectory();
  }

  private @Nullable String range(int request) {
    return server.requests().get(request - 1).header("Range");
  }
}
