package dev.earthshine.random;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions over the variables in sight. */
final class Expressions {
  private static final String[] NUMBERS = {
    "0",
    "1",
    "2",
    "3",
    "5",
    "7",
    "10",
    "-1",
    "-3",
    "0.5",
    "-2.5",
    "1e3",
    "0x10",
    "100",
    "255",
    "1e15",
    "2^31",
    "2147483647",
    "-2147483648",
    "4294967296",
    "2^53",
    "9007199254740993",
    "1e100",
    "-0",
    "1/3",
    "0.1",
    "1/0",
    "-1/0"
  };
  private static final String[] STRINGS = {
    "''",
    "'a'",
    "'abc'",
    "'10'",
    "'0x1F'",
    "' 7 '",
    "'-3.5'",
    "'1e2'",
    "'hello world'",
    "'k'",
    "'x'",
    "'\\1b'",
    "'\\xe9\\xff'",
    "'a,b,,c'",
    "'%d'",
    "[[long]]",
    "'nil'",
    "'z\\z  y'"
  };
  private static final String[] FORMATS = {
    "%d", "%5d", "%-5d|", "%+d", "% d", "%05d", "%.3d", "%x", "%#X", "%o", "%c", "%e", "%.3f",
    "%10.2e", "%g", "%.14g", "%#g", "%+.0f", "%s", "%10s", "%-10s|", "%.3s", "%q", "%%", "%i", "%u",
    "%5.1s|"
  };
  private static final String[] PATTERNS = {
    "'%s*(%S+)%s*'",
    "'[%w_]+'",
    "'(a*)(.)'",
    "'.-b'",
    "'%d?%d?'",
    "'[^%s]'",
    "'%x%x'",
    "'()(.)()'",
    "'^(.)'",
    "'.$'",
    "'%u*%l'",
    "'[a-c]+'",
    "'%p'",
    "'%c'",
    "'%'",
    "'[a'",
    "'(a'",
    "'%b'",
    "'%f'",
    "'%2'",
    "'.'",
    "'%a+'",
    "'%d+'",
    "'(%w)(%w)'",
    "'[^,]*'",
    "'^%s*(.-)%s*$'",
    "'()'",
    "'%b()'",
    "'%f[%w]%w+'",
    "'[%l%d]-$'",
    "'x*'",
    "'(.)%1'",
    "'[]%-^]'",
    "'%.'"
  };

  private final Dice dice;
  private final Names names;
  private boolean varargs;

  Expressions(Dice dice, Names names) {
    this.dice = dice;
    this.names = names;
  }

  /** Says whether {@code ...} may be used from here on; returns whether it might before. */
  boolean varargs(boolean allowed) {
    boolean before = varargs;
    varargs = allowed;
    return before;
  }

  /** An expression that is mostly of {@code type}. */
  String of(Type type, int depth) {
    Type wanted = dice.percent(4) ? Type.some(dice) : type;
    if (dice.percent(8) && depth > 0) {
      return anything(wanted, depth - 1);
    }
    return switch (wanted) {
      case NUMBER -> number(depth);
      case STRING -> string(depth);
      case TABLE -> table(depth);
      case FUNCTION -> function(depth);
      case ANY -> any(depth);
    };
  }

  /** One to three expressions; the last may stand for several values. */
  String list(int depth) {
    return Stream.generate(() -> of(Type.some(dice), depth))
            .limit(dice.below(3))
            .map(each -> each + ", ")
            .collect(Collectors.joining())
        + multiple(depth);
  }

  private String multiple(int depth) {
    return switch (dice.below(varargs ? 5 : 3)) {
      case 0 -> call(depth);
      case 1, 2 -> of(Type.some(dice), depth);
      default -> "...";
    };
  }

  /** A call of something. */
  String call(int depth) {
    int next = depth - 1;
    if (depth <= 0) {
      return names.some(dice, Type.FUNCTION) + "()";
    }
    return switch (dice.below(19)) {
      case 11 -> "string.format(" + format() + ", " + list(next) + ")";
      case 12 ->
        "string.gsub(" + of(Type.STRING, next) + ", " + dice.of(PATTERNS) + ", " + replacement(next)
            + ", " + of(Type.NUMBER, next) + ")";
      case 13 ->
        "string.find(" + of(Type.STRING, next) + ", " + dice.of(PATTERNS) + ", "
            + of(Type.NUMBER, next) + dice.of("", ", true", ", nil") + ")";
      case 14 ->
        "string." + dice.of("byte", "sub", "rep") + "(" + of(Type.STRING, next) + ", "
            + of(Type.NUMBER, next) + " % 50, " + of(Type.NUMBER, next) + " % 50)";
      case 15 ->
        "math." + dice.of("modf", "frexp", "fmod", "ldexp", "pow") + "(" + of(Type.NUMBER, next)
            + ", " + of(Type.NUMBER, next) + ")";
      case 16 ->
        "bit32." + dice.of("extract", "replace", "rrotate", "lrotate", "bnot", "btest", "rshift")
            + "(" + list(next) + ")";
      case 17 -> "tonumber(" + of(Type.STRING, next) + ", " + of(Type.NUMBER, next) + ")";
      case 18 ->
        "coroutine.wrap(function(...) coroutine.yield(...) return " + of(Type.some(dice), next)
            + " end)(" + list(next) + ")";
      case 0, 1, 2, 3 -> names.some(dice, Type.FUNCTION) + "(" + list(next) + ")";
      case 4 -> names.some(dice, Type.TABLE) + ":m(" + list(next) + ")";
      case 5 -> names.some(dice, Type.TABLE) + ".f(" + list(next) + ")";
      case 6 -> "select(" + dice.of("'#'", "1", "2", "-1") + ", " + list(next) + ")";
      case 7 -> "pcall(" + of(Type.FUNCTION, next) + ", " + list(next) + ")";
      case 8 -> "table.unpack(" + of(Type.TABLE, next) + dice.of("", ", 1, 3", ", -1, 1") + ")";
      case 9 -> "string.find(" + of(Type.STRING, next) + ", " + dice.of(PATTERNS) + ")";
      case 10 ->
        "string.gsub(" + of(Type.STRING, next) + ", " + dice.of(PATTERNS) + ", " + replacement(next)
            + ")";
      default -> names.some(dice, Type.TABLE) + "(" + list(next) + ")";
    };
  }

  private String format() {
    return Stream.generate(() -> dice.of(FORMATS))
        .limit(1 + dice.below(3))
        .collect(Collectors.joining(dice.of("", " ", "|"), "'", "'"));
  }

  private String replacement(int depth) {
    return switch (dice.below(4)) {
      case 0 -> dice.of("'%0%0'", "'<%1>'", "'%%'", "''");
      case 1 -> of(Type.TABLE, depth);
      case 2 -> "function(p) return p and #tostring(p) > 1 and p end";
      default -> of(Type.STRING, depth);
    };
  }

  /** A condition. */
  String condition(int depth) {
    int next = depth - 1;
    if (depth <= 0) {
      return names.some(dice, Type.ANY);
    }
    return dice.any(
        () -> of(Type.NUMBER, next)
            + dice.of(" < ", " <= ", " > ", " >= ", " == ", " ~= ")
            + of(Type.NUMBER, next),
        () -> of(Type.STRING, next)
            + dice.of(" < ", " <= ", " > ", " >= ", " == ", " ~= ")
            + of(Type.STRING, next),
        () -> of(Type.some(dice), next) + dice.of(" == ", " ~= ") + of(Type.some(dice), next),
        () -> of(Type.TABLE, next) + dice.of(" < ", " <= ", " == ") + of(Type.TABLE, next),
        () -> "not " + operand(condition(next)),
        () -> operand(condition(next)) + dice.of(" and ", " or ") + operand(condition(next)),
        () -> of(Type.ANY, next));
  }

  private static String operand(String expression) {
    return "(" + expression + ")";
  }

  private String anything(Type type, int depth) {
    return switch (dice.below(5)) {
      case 0 ->
        operand(condition(depth)) + " and " + operand(of(type, depth)) + " or "
            + operand(of(type, depth));
      case 1 -> names.some(dice, Type.TABLE) + "." + dice.of("x", "y", "k", "f");
      case 2 ->
        names.some(dice, Type.TABLE) + "[" + of(dice.percent(60) ? Type.NUMBER : Type.ANY, depth)
            + "]";
      case 3 -> operand(call(depth));
      default -> names.some(dice, type);
    };
  }

  private String number(int depth) {
    int next = depth - 1;
    if (depth <= 0 || dice.percent(30)) {
      return dice.percent(55) ? names.some(dice, Type.NUMBER) : dice.of(NUMBERS);
    }
    return dice.any(
        () -> arithmetic(next),
        () -> arithmetic(next),
        () -> arithmetic(next),
        () -> arithmetic(next),
        () -> "-" + operand(of(Type.NUMBER, next)),
        () -> "#" + operand(of(dice.percent(50) ? Type.STRING : Type.TABLE, next)),
        () -> "math." + dice.of("floor", "ceil", "abs", "sqrt") + operand(of(Type.NUMBER, next)),
        () -> "math." + dice.of("max", "min") + "(" + of(Type.NUMBER, next) + ", "
            + of(Type.NUMBER, next) + ")",
        () -> "bit32." + dice.of("band", "bxor", "lshift", "arshift") + "(" + of(Type.NUMBER, next)
            + ", 3)",
        () -> "tonumber(" + of(Type.STRING, next) + dice.of("", ", 10", ", 16") + ")",
        () -> "string.byte(" + of(Type.STRING, next) + dice.of("", ", -1", ", 2") + ")");
  }

  private String arithmetic(int depth) {
    return operand(of(dice.percent(93) ? Type.NUMBER : Type.STRING, depth))
        + dice.of(" + ", " - ", " * ", " / ", " % ", " + ", " - ", " * ", " ^ ")
        + operand(of(dice.percent(93) ? Type.NUMBER : Type.TABLE, depth));
  }

  private String string(int depth) {
    int next = depth - 1;
    if (depth <= 0 || dice.percent(30)) {
      return dice.percent(50) ? names.some(dice, Type.STRING) : dice.of(STRINGS);
    }
    return dice.any(
        () -> operand(of(Type.STRING, next)) + " .. " + operand(of(Type.STRING, next)),
        () -> operand(of(Type.STRING, next)) + " .. " + operand(of(Type.NUMBER, next)) + " .. "
            + operand(of(Type.ANY, next)),
        () -> operand(of(Type.STRING, next)) + ":sub(" + dice.of("1", "2", "-3")
            + dice.of("", ", 2", ", -2", ", 100") + ")",
        () -> operand(of(Type.STRING, next)) + ":" + dice.of("upper", "lower", "reverse", "len")
            + "()",
        () -> "string.rep(" + of(Type.STRING, next) + ", " + dice.of("0", "2", "3", "-1")
            + dice.of("", ", ','") + ")",
        () -> "string.format('"
            + dice.of("%d|%s", "%5.1f|%q", "%g|%-5s", "%x|%.2s", "%05d|%10s", "%e|%s") + "', "
            + of(Type.NUMBER, next) + ", tostring(" + of(Type.STRING, next) + "))",
        () -> "string.match(" + of(Type.STRING, next) + ", " + dice.of(PATTERNS) + ")",
        () -> "tostring(" + of(Type.ANY, next) + ")",
        () -> "type(" + of(Type.ANY, next) + ")",
        () -> "table.concat(" + of(Type.TABLE, next) + dice.of("", ", ','", ", '-', 2") + ")");
  }

  private String table(int depth) {
    int next = depth - 1;
    if (depth <= 0 || dice.percent(50)) {
      return names.some(dice, Type.TABLE);
    }
    return switch (dice.below(6)) {
      case 0 -> "{}";
      case 1 -> "{" + list(next) + "}";
      case 2 ->
        "{x = " + of(Type.NUMBER, next) + ", " + of(Type.ANY, next) + ", y = "
            + of(Type.STRING, next) + "}";
      case 3 ->
        "{[" + of(Type.NUMBER, next) + "] = " + of(Type.ANY, next) + ", " + list(next) + "}";
      case 4 ->
        "meta(" + names.some(dice, Type.TABLE) + ", '" + dice.of("one", "two", "three") + "')";
      default -> "table.pack(" + list(next) + ")";
    };
  }

  private String function(int depth) {
    if (depth <= 0 || dice.percent(60)) {
      return names.some(dice, Type.FUNCTION);
    }
    boolean before = varargs(true);
    String result = list(depth - 1);
    varargs(before);
    return switch (dice.below(4)) {
      case 0 ->
        dice.of("print", "tostring", "type", "select", "error", "rawget", "math.floor", "next");
      case 1 -> "function(n1, s1, ...) tick() return " + result + " end";
      default -> "function(...) tick() return " + result + " end";
    };
  }

  private String any(int depth) {
    return switch (dice.below(8)) {
      case 0 -> "nil";
      case 1 -> "true";
      case 2 -> "false";
      case 3 -> varargs ? "(...)" : names.some(dice, Type.ANY);
      case 4 -> depth > 0 ? operand(condition(depth - 1)) : "1";
      default -> of(Type.some(dice), depth - 1);
    };
  }
}
