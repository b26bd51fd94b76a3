package dev.earthshine.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars of speed relative to {@code lua5.2} on a logarithmic scale, a group per program: longer is faster. */
final class BarChart {
  private static final int BAR = 9;
  private static final int GAP = 8;
  private static final int LEFT = 170;
  private static final int TOP = 50;
  private static final int WIDTH = 900;
  private static final double SLOWEST = 0.05;
  private static final double FASTEST = 100;

  private final List<Subject> subjects;
  private final StringBuilder svg = new StringBuilder();

  BarChart(List<Subject> subjects) {
    this.subjects = subjects;
  }

  /** The text of an SVG image of {@code rows}: seconds by program and subject. */
  String draw(Map<String, Map<Subject, Double>> rows) {
    int group = subjects.size() * BAR + GAP;
    int height = TOP + rows.size() * group + 20;
    element(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='11'>",
        WIDTH, height);
    element("<rect width='100%%' height='100%%' fill='white'/>");
    legend();
    for (double mark : new double[] {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50}) {
      grid(mark, height);
    }
    int y = TOP;
    for (Map.Entry<String, Map<Subject, Double>> row : rows.entrySet()) {
      element(
          "<text x='%d' y='%d' text-anchor='end'>%s</text>", LEFT - 8, y + group / 2, row.getKey());
      bars(row.getValue(), y);
      y += group;
    }
    return svg.append("</svg>\n").toString();
  }

  private void legend() {
    element(
        "<text x='8' y='16' font-size='13'>speed relative to lua5.2, warm (longer is faster)</text>");
    int x = 330;
    for (Subject subject : subjects) {
      element("<rect x='%d' y='7' width='10' height='10' fill='%s'/>", x, colour(subject));
      element("<text x='%d' y='16'>%s</text>", x + 14, subject.label());
      x += 80;
    }
  }

  private void grid(double mark, int height) {
    String label = mark == Math.rint(mark) ? String.valueOf((int) mark) : String.valueOf(mark);
    element(
        "<line x1='%1$.1f' x2='%1$.1f' y1='%2$d' y2='%3$d' stroke='%4$s'/>",
        x(mark), TOP - 6, height - 16, mark == 1 ? "#444" : "#ddd");
    element("<text x='%.1f' y='%d' text-anchor='middle'>%s</text>", x(mark), TOP - 10, label);
  }

  private void bars(Map<Subject, Double> seconds, int top) {
    Double unit = seconds.get(Subject.LUA52);
    int y = top;
    for (Subject subject : subjects) {
      Double time = seconds.get(subject);
      if (unit != null && time != null) {
        element(
            "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>",
            LEFT, y, x(unit / time) - LEFT, BAR - 1, colour(subject));
      }
      y += BAR;
    }
  }

  private static double x(double speed) {
    double clipped = Math.max(SLOWEST, Math.min(FASTEST, speed));
    return LEFT + (WIDTH - LEFT - 20) * Math.log(clipped / SLOWEST) / Math.log(FASTEST / SLOWEST);
  }

  private static String colour(Subject subject) {
    return switch (subject) {
      case EARTHSHINE -> "#d9480f";
      case LUA52 -> "#495057";
      case LUA54 -> "#868e96";
      case LUAJIT -> "#adb5bd";
      case LUAJ -> "#1971c2";
      case LUAJC -> "#74c0fc";
      case GROOVY, NASHORN -> "#2f9e44";
    };
  }

  private void element(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
