package dev.earthshine.random;

import java.util.ArrayList;
import java.util.List;

/** A statement of a program: a line, or the lines around other statements. */
record Part(String open, List<Part> body, String close) {
  static Part line(String text) {
    return new Part(text, List.of(), "");
  }

  static Part block(String open, List<Part> body, String close) {
    return new Part(open, List.copyOf(body), close);
  }

  /** Statements without lines of their own around them. */
  static Part sequence(List<Part> body) {
    return block("", body, "");
  }

  String text() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    writeLine(out, open);
    body.forEach(part -> part.write(out));
    writeLine(out, close);
  }

  private static void writeLine(StringBuilder out, String line) {
    if (!line.isEmpty()) {
      out.append(line).append('\n');
    }
  }

  /** Every program that has one statement less, or one replaced by those within it; the largest cuts first. */
  List<Part> smaller() {
    List<Part> all = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      all.add(with(i, List.of()));
    }
    for (int i = 0; i < body.size(); i++) {
      Part part = body.get(i);
      if (!part.body.isEmpty()) {
        all.add(with(i, part.body));
      }
    }
    for (int i = 0; i < body.size(); i++) {
      for (Part part : body.get(i).smaller()) {
        all.add(with(i, List.of(part)));
      }
    }
    return all;
  }

  private Part with(int index, List<Part> instead) {
    List<Part> changed = new ArrayList<>(body.subList(0, index));
    changed.addAll(instead);
    changed.addAll(body.subList(index + 1, body.size()));
    return block(open, changed, close);
  }
}
