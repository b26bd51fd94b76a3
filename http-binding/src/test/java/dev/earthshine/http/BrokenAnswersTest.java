package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.RecordedRequest;
import dev.earthshine.http.testing.Reply;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that end, or are cut in two, at every byte. */
final class BrokenAnswersTest {
  private static final String RECORDS = "{\"n\":1}\r\n\n{\"n\":2,\"text\":\"grün ☃\"}\n{\"n\":3}";
  private static final byte[] LENGTH = bytes("""
      HTTP/1.1 200 OK\r
      Content-Type: text/plain\r
      Content-Length: 11\r
      \r
      hello world""");
  private static final byte[] CHUNKED = bytes("""
      HTTP/1.1 200 OK\r
      Content-Type: text/event-stream\r
      Transfer-Encoding: chunked\r
      \r
      b\r
      data: one

      \r
      b\r
      data: two

      \r
      0\r
      \r
      """);

  private final ScriptEngine engine = Earthshine.engine().build();
  private final StringWriter output = new StringWriter();
  private TestServer server;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    server.route("/length", (request, reply) -> cutOff(LENGTH, request, reply));
    server.route("/chunked", (request, reply) -> cutOff(CHUNKED, request, reply));
    server.route("/records", BrokenAnswersTest::records);
    engine.put("BASE", server.url(""));
    engine.getContext().setWriter(output);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static void cutOff(byte[] answer, RecordedRequest request, Reply reply)
      throws IOException {
    reply.close().raw(Arrays.copyOf(answer, Integer.parseInt(request.lastSegment())));
  }

  private static void records(RecordedRequest request, Reply reply) throws IOException {
    byte[] all = bytes(RECORDS);
    int at = Integer.parseInt(request.lastSegment());
    reply.header("Content-Type", "application/x-ndjson").close().head();
    reply.raw(Arrays.copyOf(all, at)).raw(Arrays.copyOfRange(all, at, all.length));
  }

  @Test
  void anAnswerThatBreaksOffIsAFailureAtEveryByte() throws ScriptException {
    engine.put("LENGTH", LENGTH.length);
    engine.put("CHUNKED", CHUNKED.length);
    engine.eval("""
        local http = require("http")
        local function kinds(path, length)
          local kinds = {}
          for n = 0, length do
            local ok, result = pcall(http.get, BASE .. path .. n)
            local kind = ok and "ok " .. n or result.kind
            assert(ok or result:is("transport"), kind)
            if ok then kinds[#kinds + 1] = kind end
          end
          print(path, table.concat(kinds, " "), length)
        end
        kinds("/length/", LENGTH)
        kinds("/chunked/", CHUNKED)
        """);
    assertThat(output)
        .hasToString("/length/\tok " + LENGTH.length + "\t" + LENGTH.length + "\n/chunked/\tok "
            + CHUNKED.length + "\t" + CHUNKED.length + "\n");
  }

  @Test
  void aStreamThatBreaksOffGivesWholeEventsAndThenTheFailure() throws ScriptException {
    engine.put("CHUNKED", CHUNKED.length);
    engine.eval("""
        local http = require("http")
        local most = 0
        for n = 0, CHUNKED do
          local seen = {}
          local ok, err = pcall(function()
            for event in http.request(BASE .. "/chunked/" .. n):stream():events() do
              seen[#seen + 1] = event.data
            end
          end)
          local whole = table.concat(seen, " ")
          assert(whole == "" or whole == "one" or whole == "one two", whole)
          assert(#whole >= most, "after " .. n .. " bytes fewer events than after fewer")
          most = #whole
          assert(ok == (n == CHUNKED), n .. ": " .. tostring(err))
        end
        print(most)
        """);
    assertThat(output).hasToString("7\n");
  }

  @Test
  void recordsAreTheSameWhereverTheyAreCut() throws ScriptException {
    engine.put("RECORDS", bytes(RECORDS).length);
    engine.eval("""
        local http = require("http")
        for at = 0, RECORDS do
          local seen = {}
          http.request(BASE .. "/records/" .. at):execute_streaming(function(piece)
            seen[#seen + 1] = piece:json().n .. (piece:json().text or "")
          end):await()
          assert(table.concat(seen, ",") == "1,2grün ☃,3", at .. ": " .. table.concat(seen, ","))
        end
        """);
    assertThat(server.requests()).hasSize(bytes(RECORDS).length + 1);
  }
}
