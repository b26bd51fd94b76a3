package dev.earthshine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Times every program with every subject, warm and cold, each in a process of its own. */
final class Programs {
  private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "4"));
  private static final int COLD_STARTS = 3;

  private Programs() {}

  /** Runs the programs of these names, or all; prints two tables and draws the warm one. */
  static void run(List<String> names) throws IOException, InterruptedException {
    List<Subject> subjects = installed();
    List<String> programs = names.isEmpty() ? Room.programs() : names;
    TimeTable warm = new TimeTable("warm: the best round of one process", subjects);
    for (String program : programs) {
      warm.add(program, times(program, subjects, Programs::warm));
    }
    warm.addMeans();
    TimeTable cold = new TimeTable("cold: a whole process, best of " + COLD_STARTS, subjects);
    for (String program : programs) {
      cold.add(program, times(program, subjects, Programs::cold));
    }
    cold.addMeans();
    Path chart = Room.output("programs.svg");
    Files.writeString(chart, new BarChart(subjects).draw(warm.rows()));
    System.out.println("\n" + chart);
  }

  /** All subjects that can be started here; says which cannot. */
  static List<Subject> installed() {
    for (Subject subject : Subject.values()) {
      if (!subject.isInstalled()) {
        System.out.println(subject.label() + " is not installed: skipped");
      }
    }
    List<String> wanted = List.of(System.getProperty("subjects", "").split(",", -1));
    return List.of(Subject.values()).stream()
        .filter(Subject::isInstalled)
        .filter(subject -> subject != Subject.NASHORN) // Only hosts are shown beside it.
        .filter(subject -> wanted.contains("") || wanted.contains(subject.label()))
        .toList();
  }

  private interface Timing {
    Measurement of(Subject subject, Path file) throws IOException, InterruptedException;
  }

  private static Map<Subject, Double> times(String program, List<Subject> subjects, Timing timing)
      throws IOException, InterruptedException {
    Map<Subject, Measurement> times = new EnumMap<>(Subject.class);
    for (Subject subject : subjects) {
      Path file = subject.file("programs/" + program);
      if (Files.exists(file)) {
        times.put(subject, timing.of(subject, file));
      }
    }
    return right(program, times);
  }

  private static Measurement warm(Subject subject, Path file)
      throws IOException, InterruptedException {
    return Measurement.reported(Launcher.run(subject.warm(file, SECONDS)));
  }

  private static Measurement cold(Subject subject, Path file)
      throws IOException, InterruptedException {
    Launcher.Finished best = Launcher.run(subject.cold(file));
    for (int i = 1; i < COLD_STARTS && best.ended(); i++) {
      Launcher.Finished next = Launcher.run(subject.cold(file));
      best = next.seconds() < best.seconds() ? next : best;
    }
    return subject.isJava()
        ? Measurement.reported(best).in(best.seconds())
        : new Measurement(best.seconds(), best.output().replaceAll("\\s+", " "), best.ended());
  }

  /** The times of those that printed what the reference implementation did; tells of the others. */
  private static Map<Subject, Double> right(String program, Map<Subject, Measurement> times) {
    Map<Subject, Double> right = new EnumMap<>(Subject.class);
    Measurement reference = times.get(Subject.LUA52);
    times.forEach((subject, measured) -> {
      if (measured.ended()
          && (reference == null || measured.printed().equals(reference.printed()))) {
        right.put(subject, measured.seconds());
      } else {
        System.out.printf("# %s: %s printed: %s%n", program, subject.label(), measured.printed());
      }
    });
    return right;
  }
}
