package dev.earthshine.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements; each program ends, because every loop and function calls {@code tick} of the {@link Prelude}. */
final class Statements {
  private static final int DEPTH = 2;

  private final Dice dice;
  private final Names names = new Names();
  private final Expressions expressions;
  private boolean inLoop;
  private boolean inCoroutine;
  private int labels;

  Statements(Dice dice) {
    this.dice = dice;
    this.expressions = new Expressions(dice, names);
    expressions.varargs(true);
  }

  /** A whole program, less its prelude; half of them run in a coroutine and may yield anywhere. */
  Part program() {
    List<Part> parts = new ArrayList<>();
    for (Type type : Type.values()) {
      for (int i = 1; i <= 3; i++) {
        parts.add(Part.line(type.letter() + i + " = " + start(type, i)));
      }
    }
    inCoroutine = dice.percent(50);
    List<Part> body = new ArrayList<>(statements(3, 12));
    body.add(Part.line("out(n1, s1, t1, a1)"));
    if (!inCoroutine) {
      parts.addAll(body);
      return Part.sequence(parts);
    }
    parts.add(Part.block(
        "local co = coroutine.create(function(...)",
        body,
        "end)\nfor i = 1, 9 do out(coroutine.resume(co, ..., i, 'x')) end"));
    return Part.sequence(parts);
  }

  private static String start(Type type, int i) {
    return switch (type) {
      case NUMBER -> String.valueOf(i * 3 - 4);
      case STRING -> "'s" + i + "'";
      case TABLE -> "meta({" + i + ", x = " + i + "}, " + (i == 1 ? "nil" : "'two'") + ")";
      case FUNCTION -> "function(a, b, ...) tick() return b, a, ... end";
      case ANY -> i == 1 ? "nil" : i == 2 ? "'7'" : "false";
    };
  }

  private List<Part> statements(int nesting, int most) {
    int count = 1 + dice.below(most);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(statement(nesting));
    }
    return parts;
  }

  private List<Part> scope(int nesting, String... declared) {
    int mark = names.mark();
    List.of(declared).forEach(names::add);
    List<Part> parts = statements(nesting, 5);
    names.release(mark);
    return parts;
  }

  private Part statement(int nesting) {
    if (nesting <= 0) {
      return simple();
    }
    int next = nesting - 1;
    return switch (dice.below(27)) {
      case 24 -> swap();
      case 25 -> jumpOver(next);
      case 26 -> yielding(next);
      case 0, 1 -> branch(next);
      case 2, 3 -> countedLoop(next);
      case 4 -> listLoop(next);
      case 5 -> guardedLoop(next);
      case 6 -> Part.block("do", scope(next), "end");
      case 7, 8 -> namedFunction(next);
      case 9 -> method(next);
      case 10, 11 -> protectedCall(next);
      case 12 -> coroutine(next);
      case 13 -> jumpBack(next);
      default -> simple();
    };
  }

  private Part simple() {
    return switch (dice.below(16)) {
      case 0, 1, 2 -> local();
      case 3, 4, 5, 6 -> assignment();
      case 7, 8, 9, 10 -> Part.line("out(" + expressions.list(DEPTH) + ")");
      case 11 -> Part.line("out(" + expressions.condition(DEPTH) + ")");
      case 12 -> Part.line("local ok = " + expressions.call(DEPTH));
      case 13 ->
        inCoroutine
            ? Part.line("out('got', coroutine.yield(" + expressions.list(1) + "))")
            : Part.line(tableUpdate());
      case 14 ->
        inLoop && dice.percent(40)
            ? Part.line("if " + expressions.condition(1) + " then break end")
            : local();
      default ->
        dice.percent(25)
            ? Part.line("do return " + expressions.list(DEPTH) + " end")
            : assignment();
    };
  }

  private String tableUpdate() {
    String table = names.some(dice, Type.TABLE);
    return dice.any(
        () -> "table.insert(" + table + ", " + expressions.of(Type.some(dice), 1) + ")",
        () -> "out(table.remove(" + table + "))",
        () -> "meta(" + table + ", " + dice.of("'one'", "'two'", "'three'", "nil") + ")",
        () -> "rawset(" + table + ", " + expressions.of(Type.NUMBER, 1) + ", "
            + expressions.of(Type.ANY, 1) + ")");
  }

  private Part local() {
    List<Type> types =
        Stream.generate(() -> Type.some(dice)).limit(1 + dice.below(3)).toList();
    List<String> declared = types.stream().map(type -> names.fresh(dice, type)).toList();
    String values = dice.percent(75)
        ? types.stream().map(type -> value(type)).collect(Collectors.joining(", "))
        : expressions.list(DEPTH);
    Part part =
        Part.line("local " + String.join(", ", declared) + (dice.percent(6) ? "" : " = " + values));
    declared.forEach(names::add);
    return part;
  }

  /** Strings are cut, so that they cannot grow without end. */
  private String value(Type type) {
    String expression = expressions.of(type, DEPTH);
    return type == Type.STRING || type == Type.ANY ? "cut(" + expression + ")" : expression;
  }

  private Part assignment() {
    List<Type> types = Stream.generate(() -> Type.some(dice))
        .limit(1 + dice.below(dice.percent(60) ? 1 : 3))
        .toList();
    String targets = types.stream().map(type -> target(type)).collect(Collectors.joining(", "));
    String values = types.stream().map(type -> value(type)).collect(Collectors.joining(", "));
    return Part.line(targets + " = " + values);
  }

  private String target(Type type) {
    return switch (dice.below(10)) {
      case 0, 1 -> names.some(dice, Type.TABLE) + "." + dice.of("x", "y", "k");
      case 2 -> names.some(dice, Type.TABLE) + "[" + expressions.of(Type.NUMBER, 1) + "]";
      case 3 -> names.some(dice, Type.TABLE) + "[" + expressions.of(Type.ANY, 1) + "]";
      default -> names.some(dice, type);
    };
  }

  private Part branch(int nesting) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.block("if " + expressions.condition(DEPTH) + " then", scope(nesting), ""));
    if (dice.percent(40)) {
      parts.add(Part.block("elseif " + expressions.condition(DEPTH) + " then", scope(nesting), ""));
    }
    if (dice.percent(50)) {
      parts.add(Part.block("else", scope(nesting), ""));
    }
    return Part.block("", parts, "end");
  }

  private Part loop(String open, int nesting, String close, String... declared) {
    boolean before = inLoop;
    inLoop = true;
    List<Part> body = new ArrayList<>(scope(nesting, declared));
    inLoop = before;
    String label = "c" + ++labels;
    boolean jumps = dice.percent(30);
    body.add(
        0,
        Part.line("tick()"
            + (jumps
                ? " if " + expressions.condition(1) + " then goto " + label + " end do"
                : "")));
    return Part.block(open, body, (jumps ? "end ::" + label + "::\n" : "") + close);
  }

  private Part countedLoop(int nesting) {
    String name = names.fresh(dice, Type.NUMBER);
    String range = dice.percent(70)
        ? dice.of(
            "1, 3",
            "1, 5",
            "3, 1, -1",
            "0, 1, 0.25",
            "2147483646, 2147483649",
            "-3, 3, 2",
            "1, #" + names.some(dice, Type.TABLE),
            "2^53 - 2, 2^53 - 1",
            "-2147483647, -2147483650, -1",
            "1, 0",
            "1, 3, 0.5",
            "3, 1",
            "1, 3, -1",
            "1/0, 1",
            "1, 1/0, 2^60",
            "-1/0, 1, 1/0",
            "0/0, 1",
            "1, 0/0",
            "0.1, 0.5, 0.1",
            "2147483647, 2147483648",
            "-2147483649, -2147483647",
            "9007199254740991, 9007199254740993",
            "'1', 2",
            "1, '3'",
            "1, 3, '1'",
            "1.5, 3",
            "-0, 0",
            "3, 1, -0.75")
        : "0 + (" + expressions.of(Type.NUMBER, 1) + "), " + expressions.of(Type.NUMBER, 1);
    return loop("for " + name + " = " + range + " do", nesting, "end", name);
  }

  private Part listLoop(int nesting) {
    String first = names.fresh(dice, Type.NUMBER);
    String second = names.fresh(dice, Type.ANY);
    String items = dice.any(
        () -> "ipairs(" + expressions.of(Type.TABLE, 1) + ")",
        () -> "sorted(" + expressions.of(Type.TABLE, 1) + ")",
        () -> "string.gmatch(" + expressions.of(Type.STRING, 1) + ", '(.)(.?)')",
        () -> "upto(" + expressions.of(Type.NUMBER, 1) + ")",
        () -> "coroutine.wrap(function(...) for i = 1, 3 do coroutine.yield(i, "
            + expressions.of(Type.ANY, 1) + ") end end)");
    return loop(
        "for " + first + ", " + second + " in " + items + " do", nesting, "end", first, second);
  }

  private Part guardedLoop(int nesting) {
    String guard = "g" + ++labels;
    String count = guard + " = " + guard + " + 1 ";
    Part body = dice.percent(50)
        ? loop(
            "while " + guard + " < 4 and (" + expressions.condition(1) + ") do " + count,
            nesting,
            "end")
        : Part.block(
            "repeat " + count,
            List.of(loop("do", nesting, "end"), local()),
            "until " + guard + " > 3 or " + expressions.condition(1));
    return Part.block("do local " + guard + " = 0", List.of(body), "end");
  }

  /** An assignment of many values whose targets and values depend on one another. */
  private Part swap() {
    String table = names.some(dice, Type.TABLE);
    String number = names.some(dice, Type.NUMBER);
    String targets = dice.of(
        table + "[1], " + table + "[2]",
        number + ", " + table + "[" + number + "]",
        table + "[" + number + "], " + number,
        table + ".x, " + table + ", " + number);
    return Part.line(targets + " = " + expressions.list(DEPTH) + dice.of("", ", " + number));
  }

  private Part jumpOver(int nesting) {
    String label = "o" + ++labels;
    return Part.block(
        "do if " + expressions.condition(1) + " then goto " + label + " end",
        List.of(Part.block("do", scope(nesting), "end")),
        "::" + label + ":: end");
  }

  /** A coroutine that yields inside a metamethod, an iterator or a protected call. */
  private Part yielding(int nesting) {
    String event = dice.of("add", "concat", "index", "call", "lt", "le", "eq", "len", "unm");
    String use = switch (event) {
      case "add" -> "v + " + expressions.of(Type.NUMBER, 1);
      case "concat" -> "'a' .. " + expressions.of(Type.NUMBER, 1) + " .. v .. 'b'";
      case "index" -> "v.x, v[1]";
      case "call" -> "v(" + expressions.list(1) + ")";
      case "lt" -> "v < w, w > v, not (v >= w)";
      case "le" -> "v <= w";
      case "eq" -> "v == w, v ~= w";
      case "len" -> "#v";
      default -> "-v";
    };
    String make = "local m = {__" + event + " = function(...) tick() local got = coroutine.yield('"
        + event + "') return got end} local v, w = setmetatable({}, m), setmetatable({}, m)";
    return Part.block(
        "do " + make + " local co = coroutine.create(function(...) tick()",
        List.of(
            Part.line("out(" + use + ")"),
            Part.line("if " + dice.of("v == w", "v < w", "v.x", "-v", "v()", "#v")
                + " then out('yes') else out('no') end"),
            Part.line("for a, b in " + dice.of("v", "pairs(v)", "coroutine.wrap(coroutine.yield)")
                + " do tick() out(a, b) break end"),
            Part.block("do", scope(nesting), "end")),
        "end)\nfor i = 1, 7 do out(coroutine.resume(co, " + dice.of("i", "nil", "'s'", "{}")
            + ")) end end");
  }

  private Part jumpBack(int nesting) {
    String label = "b" + ++labels;
    List<Part> body = scope(nesting);
    return Part.block(
        "do local " + label + " = 0 ::" + label + ":: tick()",
        List.of(local(), Part.block("do", body, "end")),
        label + " = " + label + " + 1 if " + label + " < 3 then goto " + label + " end end");
  }

  private List<Part> functionBody(int nesting, boolean varargs, String... parameters) {
    boolean loop = inLoop;
    boolean coroutine = inCoroutine;
    inLoop = false;
    boolean before = expressions.varargs(varargs);
    List<Part> body = new ArrayList<>(scope(nesting, parameters));
    body.add(Part.line("do return " + expressions.list(DEPTH) + " end"));
    expressions.varargs(before);
    inLoop = loop;
    inCoroutine = coroutine;
    return body;
  }

  private Part namedFunction(int nesting) {
    String name = names.fresh(dice, Type.FUNCTION);
    boolean local = dice.percent(70);
    if (local) {
      names.add(name);
    }
    String number = names.fresh(dice, Type.NUMBER);
    String string = names.fresh(dice, Type.STRING);
    boolean varargs = dice.percent(50);
    return Part.block(
        (local ? "local " : "") + "function " + name + "(" + number + ", " + string
            + (varargs ? ", ..." : "") + ") tick() " + string + " = cut(" + string + ")",
        functionBody(nesting, varargs, number, string),
        "end");
  }

  private Part method(int nesting) {
    String table = names.some(dice, Type.TABLE);
    String any = names.fresh(dice, Type.ANY);
    String head = dice.percent(60) ? ":m(" + any : ".f(self, " + any;
    return Part.block(
        "if type(" + table + ") == 'table' then function " + table + head
            + ") tick() local t1 = self",
        functionBody(nesting, false, any, "t1"),
        "end end");
  }

  private Part protectedCall(int nesting) {
    List<Part> body = functionBody(nesting, true);
    if (dice.percent(30)) {
      body.add(
          body.size() - 1,
          Part.line("error(" + value(Type.some(dice)) + dice.of("", ", 0", ", 1", ", 2") + ")"));
    }
    boolean handled = dice.percent(30);
    return Part.block(
        handled ? "out(xpcall(function(...) tick()" : "out(pcall(function(...) tick()",
        body,
        "end" + (handled ? ", function(e) return 'handled', e end" : "") + ", "
            + expressions.list(1) + "))");
  }

  private Part coroutine(int nesting) {
    boolean before = inCoroutine;
    inCoroutine = true;
    String number = names.fresh(dice, Type.NUMBER);
    boolean loop = inLoop;
    inLoop = false;
    boolean varargs = expressions.varargs(true);
    List<Part> body = scope(nesting, number);
    expressions.varargs(varargs);
    inLoop = loop;
    inCoroutine = before;
    return Part.block(
        "do local co = coroutine.create(function(" + number + ", ...) tick()",
        body,
        "end)\nfor i = 1, 5 do out(coroutine.resume(co, i, " + expressions.list(1)
            + ")) end out(coroutine.status(co)) end");
  }
}
