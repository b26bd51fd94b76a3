package dev.earthshine.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.stream.Stream;

/** The three standard streams: as characters, and for scripts as bytes where they are UTF-8. Each call that writes reaches the operating system before it returns. */
record Terminal(Reader in, Writer out, PrintWriter err) {
  /** The streams of this process, in the encoding the platform has for them. */
  static Terminal ofProcess() {
    return new Terminal(
        reader(encoding("stdin.encoding")),
        writer(FileDescriptor.out, encoding("stdout.encoding")),
        new PrintWriter(writer(FileDescriptor.err, encoding("stderr.encoding"))));
  }

  private static Reader reader(Charset charset) {
    return charset.equals(UTF_8)
        ? new StandardInput(System.in)
        : new BufferedReader(new InputStreamReader(System.in, charset));
  }

  /** Not over System.out, which keeps silent when nobody reads any more: a script that prints for ever must fail. */
  private static Writer writer(FileDescriptor stream, Charset charset) {
    FileOutputStream out = new FileOutputStream(stream);
    return charset.equals(UTF_8)
        ? new StandardOutput(out)
        : new PromptWriter(new OutputStreamWriter(out, charset));
  }

  /**
   * The encoding of one stream. US-ASCII is what a platform names when no locale is set; UTF-8 says the same and loses
   * nothing.
   */
  private static Charset encoding(String property) {
    // The first name is that of JDK 19, the second that of earlier ones, set for a terminal only.
    Charset named = Stream.of(property, "sun." + property, "native.encoding")
        .map(System::getProperty)
        .filter(Objects::nonNull)
        .filter(Charset::isSupported)
        .findFirst()
        .map(Charset::forName)
        .orElse(UTF_8);
    return named.equals(US_ASCII) ? UTF_8 : named;
  }
}
