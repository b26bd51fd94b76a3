package dev.earthshine.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String read(RequestBody body) throws Exception {
    Content content = body.open();
    byte[] bytes = Channels.newInputStream(content.channel()).readAllBytes();
    assertThat(bytes).hasSize((int) content.length());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void bytesAreCopiedAndReadAgainEachTime() throws Exception {
    byte[] given = utf8("abc");
    RequestBody body = RequestBody.bytes(given, "text/plain");
    given[0] = 'x';

    assertThat(read(body)).isEqualTo("abc");
    assertThat(read(body)).isEqualTo("abc");
  }

  @Test
  void aFormIsUrlencoded() throws Exception {
    RequestBody body = RequestBody.form(
        List.of(new Param("a b", "ü&="), new Param("a b", "*-._"), new Param("", "~'()!")));

    assertThat(read(body)).isEqualTo("a+b=%C3%BC%26%3D&a+b=*-._&=~%27%28%29%21");
    assertThat(body.contentType()).isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void multipartFramesFieldsAndFiles(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("note.txt"), utf8("from disk"));
    RequestBody body = RequestBody.multipart(List.of(
        new Part.Field("k", utf8("v ü"), null, null),
        new Part.File("f", file, "ü \"q\"\r\n.txt", "text/x"),
        Part.File.of("g", file)));
    String boundary =
        "--" + String.valueOf(body.contentType()).replace("multipart/form-data; boundary=", "");

    assertThat(read(body))
        .isEqualTo(String.join(
            "\r\n",
            boundary,
            "Content-Disposition: form-data; name=\"k\"",
            "",
            "v ü",
            boundary,
            "Content-Disposition: form-data; name=\"f\"; filename=\"ü %22q%22%0D%0A.txt\"",
            "Content-Type: text/x",
            "",
            "from disk",
            boundary,
            "Content-Disposition: form-data; name=\"g\"; filename=\"note.txt\"",
            "Content-Type: text/plain",
            "",
            "from disk",
            boundary + "--",
            ""));
    assertThat(read(body)).contains("from disk");
  }

  @Test
  void filesThatCannotBeReadAreNamed(@TempDir Path directory) {
    Path missing = directory.resolve("missing");

    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> RequestBody.multipart(List.of(Part.File.of("f", missing))))
        .withMessage("file " + missing + " does not exist")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.BODY));
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> RequestBody.multipart(List.of(Part.File.of("f", directory))))
        .withMessage("file " + directory + " is not a readable file");
  }

  @Test
  void aFileThatShrinksWhileItIsSentIsAnError(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("a"), new byte[10]);
    Content content = RequestBody.multipart(List.of(Part.File.of("f", file))).open();
    Files.write(file, new byte[4]);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Channels.newInputStream(content.channel()).readAllBytes())
        .withMessage("file " + file + " ended 6 bytes before its length of 10");
  }

  @Test
  void aFileThatGrowsIsSentAsLongAsAnnounced(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("a"), new byte[10]);
    Content content = RequestBody.multipart(List.of(Part.File.of("f", file))).open();
    Files.write(file, new byte[400]);

    assertThat(Channels.newInputStream(content.channel()).readAllBytes())
        .hasSize((int) content.length());
  }

  @Test
  void aPartsTypeCannotSmuggleHeaders() {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> RequestBody.multipart(
            List.of(new Part.Field("k", new byte[0], null, "text/plain\r\nX: y"))));
  }

  @ParameterizedTest
  @CsvSource({
    "a.JSON, application/json",
    "x.tar.gz, application/gzip",
    "noending, application/octet-stream",
    "'', application/octet-stream"
  })
  void typesAreGuessedFromTheEnding(String filename, String type) {
    assertThat(ContentTypes.guess(filename)).isEqualTo(type);
  }

  @Test
  void aConnectionThatReadNothingOfASuppliedBodyDoesNotCloseIt() throws Exception {
    boolean[] closed = new boolean[1];
    SuppliedBody body = new SuppliedBody(new SuppliedBody.Source() {
      @Override
      public void next() {}

      @Override
      public void close() {
        closed[0] = true;
      }
    });
    Content unused = body.open();
    Content used = body.open();
    assertThat(used.channel().read(ByteBuffer.allocate(8))).isZero();
    unused.channel().close();
    assertThat(used.channel().isOpen()).isTrue();
    body.supply(utf8("abc"));
    assertThat(used.channel().read(ByteBuffer.allocate(8))).isEqualTo(3);

    used.channel().close();
    assertThat(closed[0]).isTrue();
  }
}
