package dev.earthshine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is only saved under its name when it is whole, whatever part of it a server says it sends. */
final class PartialAnswersTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // Set by JUnit.
  Path folder;

  private final ScriptEngine engine = Earthshine.engine().build();
  private final StringWriter output = new StringWriter();
  private TestServer server;
  private final Deque<String> answers = new ConcurrentLinkedDeque<>();

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    server.route(
        "/document", (request, reply) -> reply.close().raw(answers.remove().getBytes(ISO_8859_1)));
    engine.put("URL", server.url("/document"));
    engine.put("FILE", folder.resolve("file").toString());
    engine.getContext().setWriter(output);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** The answer to the next request that nobody has answered yet. */
  private void answer(String status, String header, int length, String body) {
    answers.add("HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: " + length
        + "\r\nConnection: close\r\n\r\n" + body);
  }

  /** Leaves the first five of ten bytes. */
  private void breakOff() throws ScriptException {
    breakOff("ETag: \"one\"");
  }

  private void breakOff(String version) throws ScriptException {
    answer("200 OK", version, 10, "01234");
    engine.eval(
        "http = require('http') pcall(http.request(URL).save, http.request(URL), FILE, {resume = true})");
    assertThat(folder.resolve("file.part")).hasContent("01234");
  }

  private void save(String options) throws ScriptException {
    save("URL", options);
  }

  private void save(String request, String options) throws ScriptException {
    engine.eval("local http = require('http') local ok, err = pcall(function() http.request("
        + request + "):save(FILE, " + options
        + ") end) print(ok, ok or err.kind, ok or err.message:match(': (.*)'))");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Range: bytes 5-9/10|567|the server ended at byte 8 of 10",
        "Content-Range: bytes 5-6/10|56|the server ended at byte 7 of 10",
        "Content-Range: bytes 5-9/*|567|the server ended at byte 8 of 10"
      })
  void whatIsNotAllOfTheRestIsRefused(String header, String body, String rule)
      throws ScriptException {
    breakOff();
    answer("206 Partial Content", header, body.length(), body);
    save("{resume = true}");
    assertThat(output).hasToString("false\tresponse\t" + rule + "\n");
    assertThat(folder.resolve("file")).doesNotExist();
  }

  @Test
  void whatCameOfAPartIsGoneOnFrom() throws ScriptException {
    breakOff();
    answer("206 Partial Content", "Content-Range: bytes 5-6/10", 2, "56");
    save("{resume = true}");
    answer("206 Partial Content", "Content-Range: bytes 7-9/10", 3, "789");
    save("{resume = true}");
    assertThat(folder.resolve("file")).hasContent("0123456789");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ETag: \"one\"|206 Partial|ETag: \"two\"|bytes 5-9/10",
        "ETag: \"one\"|206 Partial|ETag: W/\"one\"|bytes 5-9/10",
        "Last-Modified: Sat, 21 Nov 2026 12:00:00 GMT|206 Partial"
            + "|Last-Modified: Sat, 21 Nov 2026 12:00:01 GMT|bytes 5-9/10",
        "ETag: \"one\"|206 Partial|ETag: \"one\"|bytes 3-7/10",
        "Last-Modified: Sat, 21 Nov 2026 12:00:00 GMT|206 Partial|ETag: W/\"two\"|bytes 5-9/10",
        "ETag: \"one\"|206 Partial|ETag: \"one\"|none",
        "ETag: \"one\"|416 No Range|ETag: \"one\"|bytes */4",
        "ETag: \"one\"|416 No Range|ETag: \"two\"|bytes */5"
      })
  void whatIsNotTheRestIsNotJoined(String version, String status, String other, String range)
      throws ScriptException {
    breakOff(version);
    answer(status, other + "\r\nContent-Range: " + range, 5, "56789");
    answer("200 OK", "ETag: \"two\"", 10, "abcdefghij");
    save("{resume = true}");
    assertThat(output).hasToString("true\ttrue\ttrue\n");
    assertThat(folder.resolve("file")).hasContent("abcdefghij");
    assertThat(server.requests())
        .extracting(sent -> sent.header("Range"))
        .containsExactly(null, "bytes=5-", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 OK|ETag: \"two\"|abc|206 Partial|bytes 5-9/10",
        "200 OK|ETag: \"one\"|01|206 Partial|bytes 5-9/10",
        "200 OK|ETag: \"two\"|ab|416 No Range|bytes */5",
        "200 OK|ETag: \"two\"|abcde|416 No Range|bytes */5"
      })
  void aRepeatedRequestIsNotTakenForTheRestOfWhatChanged(
      String first, String header, String cut, String second, String range) throws ScriptException {
    breakOff();
    answer(first, header, 10, cut);
    answer(second, "ETag: \"one\"\r\nContent-Range: " + range, 5, "56789");
    answer("200 OK", "ETag: \"two\"", 10, "abcdefghij");
    save("{ url = URL, retries = { backoff = 0 } }", "{resume = true}");
    assertThat(output).hasToString("true\ttrue\ttrue\n");
    assertThat(folder.resolve("file")).hasContent("abcdefghij");
    assertThat(server.requests())
        .extracting(sent -> sent.header("Range"))
        .containsExactly(null, "bytes=5-", "bytes=5-", null);
  }

  @Test
  void aRepeatedRequestGoesOnWhereTheFirstDid() throws ScriptException {
    breakOff();
    answer("206 Partial", "Content-Range: bytes 5-9/10", 5, "567");
    answer("206 Partial", "Content-Range: bytes 5-9/10", 5, "56789");
    save("{ url = URL, retries = { backoff = 0 } }", "{resume = true}");
    assertThat(folder.resolve("file")).hasContent("0123456789");
  }

  @Test
  void aWeakTagIsNotReplacedByADate() throws ScriptException {
    breakOff("ETag: W/\"one\"\r\nLast-Modified: Sat, 21 Nov 2026 12:00:00 GMT");
    answer("200 OK", "ETag: W/\"two\"", 10, "abcdefghij");
    save("{resume = true}");
    assertThat(folder.resolve("file")).hasContent("abcdefghij");
    assertThat(server.requests()).extracting(sent -> sent.header("If-Range")).containsOnlyNulls();
  }

  @Test
  void onlyAGetIsResumed() throws ScriptException {
    engine.eval("""
        local http = require("http")
        local request = http.request{ method = "POST", url = URL, body = "x" }
        local ok, err = pcall(request.save, request, FILE, { resume = true })
        print(ok, err)
        """);
    assertThat(output)
        .hasToString("false\tresume asks for a range, which only a GET can; the method is POST\n");
    assertThat(server.requests()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theWholeIsAskedForOnce() throws ScriptException {
    breakOff();
    answer("206 Partial", "Content-Range: bytes 3-7/10", 5, "34567");
    answer("206 Partial", "Content-Range: bytes 3-7/10", 5, "34567");
    save("{resume = true}");
    assertThat(output)
        .hasToString(
            "false\tresponse\tthe server sent bytes 3-7/10, where bytes from 0 on were asked for\n");
    assertThat(folder.resolve("file")).doesNotExist();
    assertThat(folder.resolve("file.part")).hasContent("01234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"one\"\0\0", "\"on", "W/\"one\"", "", "Sat, 21", "\"one\"\r\nX: y"})
  void aDamagedTagIsTakenForNone(String tag) throws Exception {
    breakOff();
    Files.writeString(folder.resolve("file.part.tag"), tag);
    answer("200 OK", "ETag: \"one\"", 10, "0123456789");
    save("{resume = true}");
    assertThat(folder.resolve("file")).hasContent("0123456789");
    assertThat(server.requests()).extracting(sent -> sent.header("Range")).containsOnlyNulls();
  }

  @Test
  void aPartNobodyAskedForIsRefused() throws ScriptException {
    answer("206 Partial Content", "Content-Range: bytes 2-6/10", 5, "23456");
    save("nil");
    assertThat(output)
        .hasToString(
            "false\tresponse\tthe server sent bytes 2-6/10, where bytes from 0 on were asked for\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPartThatIsTheWholeIsTaken() throws ScriptException {
    answer("206 Partial Content", "Content-Range: bytes 0-4/5", 5, "01234");
    save("nil");
    assertThat(folder.resolve("file")).hasContent("01234");
  }

  @Test
  void aScriptMayAskForAPartOfItsOwn() throws ScriptException {
    answer("206 Partial Content", "Content-Range: bytes 2-4/10", 3, "234");
    engine.eval("""
        local http = require("http")
        local request = http.request(URL):set_header("range", "bytes=2-4")
        request:save(FILE)
        print(select(2, pcall(request.save, request, FILE, { resume = true })))
        """);
    assertThat(output)
        .hasToString("resume sets the header Range, which the request has already: bytes=2-4\n");
    assertThat(folder.resolve("file")).hasContent("234");
  }

  @Test
  void aPathHasToNameAFile() throws ScriptException {
    engine.eval(
        "local http = require('http') print(select(2, pcall(http.request(URL).save, http.request(URL), '')))");
    assertThat(output).hasToString("path '' names no file\n");
  }
}
