package dev.earthshine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is compared, and how each is started in a process of its own. */
enum Subject {
  EARTHSHINE("earthshine", ".lua"),
  LUA52("lua5.2", ".lua"),
  LUA54("lua5.4", ".lua"),
  LUAJIT("luajit", ".lua"),
  LUAJ("luaj", ".lua"),
  LUAJC("luajc", ".lua"),
  GROOVY("groovy", ".groovy"),
  NASHORN("nashorn", ".js");

  private final String label;
  private final String ending;

  Subject(String label, String ending) {
    this.label = label;
    this.ending = ending;
  }

  /** The name in tables; for the C implementations also the command. */
  String label() {
    return label;
  }

  /** Whether it runs in a JVM. */
  boolean isJava() {
    return switch (this) {
      case LUA52, LUA54, LUAJIT -> false;
      case EARTHSHINE, LUAJ, LUAJC, GROOVY, NASHORN -> true;
    };
  }

  /** Whether it runs Lua. */
  boolean isLua() {
    return this != GROOVY && this != NASHORN;
  }

  /** Whether it can be started on this machine. */
  boolean isInstalled() {
    return isJava()
        || Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, label)));
  }

  /** The program named {@code name}, such as {@code programs/fib}, in this subject's language; it need not exist. */
  Path file(String name) {
    return Room.resource(name + ending);
  }

  /** A command that prints best time, rounds and output of a program run in one process at least twice. */
  List<String> warm(Path file, double seconds) throws IOException {
    return isJava()
        ? java(Worker.class, file.toString(), "2", String.format(Locale.ROOT, "%f", seconds))
        : List.of(
            label,
            Room.resource("best-of.lua").toString(),
            file.toString(),
            "2",
            String.format(Locale.ROOT, "%f", seconds));
  }

  /** A command that runs a program once. */
  List<String> cold(Path file) throws IOException {
    return isJava()
        ? java(Worker.class, file.toString(), "1", "0")
        : List.of(label, file.toString());
  }

  /** A command that starts a JVM with only this subject's libraries; the main class gets the label and {@code args}. */
  List<String> java(Class<?> main, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", Room.classPath(this::needs), main.getName(), label));
    command.addAll(Arrays.asList(args));
    return command;
  }

  private boolean needs(String library) {
    return switch (this) {
      case GROOVY -> library.startsWith("groovy");
      case NASHORN -> library.startsWith("nashorn") || library.startsWith("asm");
      case EARTHSHINE ->
        !library.startsWith("groovy")
            && !library.startsWith("bcel")
            && !library.startsWith("nashorn");
      default ->
        library.startsWith("luaj")
            || library.startsWith("bcel")
            || library.startsWith("jakarta-regexp");
    };
  }
}
