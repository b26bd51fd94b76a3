package dev.earthshine.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Java program that runs to its end in a process of its own, on the JDK of the tests. */
public final class JavaProcess {
  private final List<String> command = new ArrayList<>();
  private String input = "";

  private JavaProcess(List<String> options) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
  }

  /** {@code java -jar earthshine.jar}. */
  public static JavaProcess plugin() {
    return new JavaProcess(List.of("-jar", Jars.PLUGIN.toString()));
  }

  /** The same program, started from a class path with further jars behind the plugin. */
  public static JavaProcess beside(List<String> options, Path... jars) {
    String classPath = classPath(Stream.of(Jars.PLUGIN), Stream.of(jars));
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-cp", classPath, "dev.earthshine.cli.Main"));
    return new JavaProcess(all);
  }

  /** A class of other jars, or a source file that uses them, with the plugin behind them. */
  public static JavaProcess host(String main, Path... jars) {
    return new JavaProcess(
        List.of("-cp", classPath(Stream.of(jars), Stream.of(Jars.PLUGIN)), main));
  }

  /** A source file that sees the JDK only. */
  public static JavaProcess alone(List<String> options, Path source) {
    List<String> all = new ArrayList<>(options);
    all.add(source.toString());
    return new JavaProcess(all);
  }

  /** A tool of the JDK that sees the plugin, such as {@code jrunscript}; null where this JDK has none. */
  public static @Nullable JavaProcess tool(String name, String... options) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", name);
    if (!Files.isExecutable(tool)) {
      return null;
    }
    JavaProcess process = new JavaProcess(List.of());
    process.command.set(0, tool.toString());
    process.command.addAll(List.of("-cp", Jars.PLUGIN.toString()));
    process.command.addAll(List.of(options));
    return process;
  }

  private static String classPath(Stream<Path> first, Stream<Path> second) {
    return Stream.concat(first, second)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Sets what standard input holds; nothing by default. */
  public JavaProcess reading(String text) {
    input = text;
    return this;
  }

  /** Runs the program to its end. */
  public Outcome run(String... arguments) throws IOException, InterruptedException {
    command.addAll(List.of(arguments));
    Path folder = Files.createTempDirectory("earthshine-process-");
    Path in = Files.writeString(folder.resolve("in"), input);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectInput(in.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().put("LC_ALL", "C");
    int code = builder.start().waitFor();
    Outcome outcome = new Outcome(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    for (Path file : List.of(in, out, err, folder)) {
      Files.delete(file);
    }
    return outcome;
  }

  /** How a program ended and what it wrote, as UTF-8. */
  public record Outcome(int code, String out, String err) {}
}
