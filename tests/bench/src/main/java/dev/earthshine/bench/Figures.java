package dev.earthshine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The single figures: coroutines, compiling, and coroutines that fit into a gigabyte. */
final class Figures {
  private static final double SECONDS = 3;
  private static final int OPERATIONS = 1_000_000;

  private final List<Subject> subjects;

  private Figures(List<Subject> subjects) {
    this.subjects = subjects;
  }

  /** Measures and prints all of them. */
  static void run() throws IOException, InterruptedException {
    Figures figures = new Figures(Programs.installed());
    figures.coroutines("resume", "resume + yield");
    figures.coroutines("create", "create a coroutine");
    figures.coroutines("live", "create, resume, yield, resume to the end");
    figures.compilation("compile 50 lines", false);
    figures.compilation("compile 50 lines and evaluate them once", true);
    figures.suspended();
  }

  private void coroutines(String program, String title) throws IOException, InterruptedException {
    System.out.printf("%n%s, microseconds%n", title);
    for (Subject subject : subjects) {
      // LuaJ gives each coroutine a thread, which a million of them would not survive.
      if (subject.isLua() && subject != Subject.LUAJ && subject != Subject.LUAJC) {
        Measurement measured = Measurement.reported(
            Launcher.run(subject.warm(subject.file("figures/" + program), SECONDS)));
        print(subject, measured.seconds() * 1e6 / OPERATIONS);
      }
    }
  }

  private void compilation(String title, boolean evaluate)
      throws IOException, InterruptedException {
    System.out.printf("%n%s, warm, milliseconds%n", title);
    for (Subject subject : subjects) {
      if (subject.isJava()) {
        print(
            subject, Launcher.reported(subject, CompileTime.class, String.valueOf(evaluate)) * 1e3);
      }
    }
  }

  private void suspended() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Subject.EARTHSHINE.java(Suspended.class));
    command.addAll(1, List.of("-Xmx1g", "-XX:+ExitOnOutOfMemoryError"));
    Launcher.Finished finished = Launcher.run(command);
    String count =
        finished.output().lines().filter(line -> line.matches("\\d+")).reduce("0", (a, b) -> b);
    System.out.printf(
        "%nsuspended coroutines in a heap of 1 GiB, two calls deep: at least %s (%.0f s)%n",
        count, finished.seconds());
  }

  private static void print(Subject subject, double value) {
    System.out.printf(Locale.ROOT, "  %-12s %10.3f%n", subject.label(), value);
  }
}
