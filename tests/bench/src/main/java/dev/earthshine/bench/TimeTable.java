package dev.earthshine.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Seconds by program and subject, printed row by row, with how many times faster ours is than some of the others. */
final class TimeTable {
  private static final List<Subject> RIVALS =
      List.of(Subject.LUA54, Subject.LUA52, Subject.LUAJ, Subject.GROOVY);

  private final List<Subject> subjects;
  private final Map<String, Map<Subject, Double>> rows = new LinkedHashMap<>();

  TimeTable(String title, List<Subject> subjects) {
    this.subjects = subjects;
    StringBuilder line = new StringBuilder("%n%s, in seconds%n%-22s".formatted(title, "program"));
    subjects.forEach(subject -> line.append("%11s".formatted(subject.label())));
    rivals().forEach(rival -> line.append("%10s".formatted("x " + rival.label())));
    System.out.println(line);
  }

  /** Adds and prints the times of one program; a subject may be missing. */
  void add(String program, Map<Subject, Double> seconds) {
    rows.put(program, seconds);
    StringBuilder line = new StringBuilder("%-22s".formatted(program));
    for (Subject subject : subjects) {
      Double time = seconds.get(subject);
      line.append(
          time == null ? "%11s".formatted("-") : String.format(Locale.ROOT, "%11.4f", time));
    }
    rivals().forEach(rival -> line.append(times(faster(seconds, rival))));
    System.out.println(line);
  }

  /** Prints the geometric mean of each ratio, over the programs that both ran. */
  void addMeans() {
    StringBuilder line =
        new StringBuilder(("%-" + (22 + 11 * subjects.size()) + "s").formatted("geometric mean"));
    for (Subject rival : rivals()) {
      OptionalDouble meanLog = rows.values().stream()
          .map(seconds -> faster(seconds, rival))
          .filter(OptionalDouble::isPresent)
          .mapToDouble(ratio -> Math.log(ratio.getAsDouble()))
          .average();
      line.append(times(
          meanLog.isPresent()
              ? OptionalDouble.of(Math.exp(meanLog.getAsDouble()))
              : OptionalDouble.empty()));
    }
    System.out.println(line);
  }

  /** All times added so far. */
  Map<String, Map<Subject, Double>> rows() {
    return rows;
  }

  private List<Subject> rivals() {
    return RIVALS.stream().filter(subjects::contains).toList();
  }

  private static OptionalDouble faster(Map<Subject, Double> seconds, Subject rival) {
    Double ours = seconds.get(Subject.EARTHSHINE);
    Double theirs = seconds.get(rival);
    return ours == null || theirs == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(theirs / ours);
  }

  private static String times(OptionalDouble ratio) {
    return ratio.isPresent()
        ? String.format(Locale.ROOT, "%10.2f", ratio.getAsDouble())
        : "%10s".formatted("-");
  }
}
