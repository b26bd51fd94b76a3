package dev.earthshine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first result of a new JVM, which is what command lines and serverless hosts wait for. */
final class ColdStart {
  private static final int STARTS = 7;

  private ColdStart() {}

  /** Measures and prints it for one expression and for fifty lines. */
  static void run() throws IOException, InterruptedException {
    System.out.printf(
        "%nfirst result of a cold JVM: look up, compile, evaluate, best of %d, milliseconds%n",
        STARTS);
    for (String program : List.of("one", "rule")) {
      System.out.println(program.equals("one") ? " 1 + 1" : " fifty lines");
      for (Subject subject :
          List.of(Subject.EARTHSHINE, Subject.LUAJ, Subject.NASHORN, Subject.GROOVY)) {
        String file = subject.file("figures/" + program).toString();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
          times.add(Launcher.reported(subject, FirstResult.class, file));
        }
        double best = times.stream().min(Double::compare).orElseThrow();
        System.out.printf(Locale.ROOT, "  %-12s %10.3f%n", subject.label(), best * 1e3);
      }
    }
  }
}
