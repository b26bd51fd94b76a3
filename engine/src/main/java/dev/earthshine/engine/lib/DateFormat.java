package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** C99's {@code strftime} for one moment, in the C locale. */
final class DateFormat {
  private static final String PLAIN = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%";
  private static final String WITH_E = "cCxXyY";
  private static final String WITH_O = "deHImMSuUVwWy";

  private final ZonedDateTime when;

  DateFormat(ZonedDateTime when) {
    this.when = when;
  }

  LuaValue format(LuaString format) {
    Bytes out = new Bytes(64);
    for (int i = 0; i < format.length(); i++) {
      int b = format.luaByte(i);
      if (b != '%') {
        out.add(b);
        continue;
      }
      int conversion = at(format, i + 1);
      int modified = at(format, i + 2);
      if (has(PLAIN, conversion)) {
        i++;
      } else if ((conversion == 'E' && has(WITH_E, modified))
          || (conversion == 'O' && has(WITH_O, modified))) {
        conversion = modified;
        i += 2;
      } else {
        throw Args.refuse(1, "invalid conversion specifier '" + shown(conversion, modified) + "'");
      }
      out.add(convert((char) conversion));
    }
    return out.toLuaString();
  }

  private static int at(LuaString format, int index) {
    return index < format.length() ? format.luaByte(index) : -1;
  }

  private static boolean has(String conversions, int conversion) {
    return conversion > 0 && conversions.indexOf(conversion) >= 0;
  }

  private static String shown(int conversion, int modified) {
    String text = "%" + (conversion < 0 ? "" : (char) conversion);
    return (conversion == 'E' || conversion == 'O') && modified >= 0
        ? text + (char) modified
        : text;
  }

  private String convert(char conversion) {
    return switch (conversion) {
      case 'a' -> dayName(TextStyle.SHORT);
      case 'A' -> dayName(TextStyle.FULL);
      case 'b', 'h' -> monthName(TextStyle.SHORT);
      case 'B' -> monthName(TextStyle.FULL);
      case 'c' ->
        convert('a') + " " + convert('b') + " " + convert('e') + " " + convert('T') + " "
            + convert('Y');
      case 'C' -> two(Math.floorDiv(when.getYear(), 100));
      case 'd' -> two(when.getDayOfMonth());
      case 'D', 'x' -> convert('m') + "/" + convert('d') + "/" + convert('y');
      case 'e' -> blank(when.getDayOfMonth());
      case 'F' -> convert('Y') + "-" + convert('m') + "-" + convert('d');
      case 'g' -> two(Math.floorMod(when.get(IsoFields.WEEK_BASED_YEAR), 100));
      case 'G' -> String.valueOf(when.get(IsoFields.WEEK_BASED_YEAR));
      case 'H' -> two(when.getHour());
      case 'I' -> two(twelve());
      case 'j' -> three(when.getDayOfYear());
      case 'm' -> two(when.getMonthValue());
      case 'M' -> two(when.getMinute());
      default -> convertMore(conversion);
    };
  }

  private String convertMore(char conversion) {
    return switch (conversion) {
      case 'n' -> "\n";
      case 'p' -> when.getHour() < 12 ? "AM" : "PM";
      case 'r' -> convert('I') + ":" + convert('M') + ":" + convert('S') + " " + convert('p');
      case 'R' -> convert('H') + ":" + convert('M');
      case 'S' -> two(when.getSecond());
      case 't' -> "\t";
      case 'T', 'X' -> convert('R') + ":" + convert('S');
      case 'u' -> String.valueOf(when.getDayOfWeek().getValue());
      case 'U' -> two((when.getDayOfYear() + 6 - sundayFirst()) / 7);
      case 'V' -> two(when.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'w' -> String.valueOf(sundayFirst());
      case 'W' -> two((when.getDayOfYear() + 6 - (when.getDayOfWeek().getValue() - 1)) / 7);
      case 'y' -> two(Math.floorMod(when.getYear(), 100));
      case 'Y' -> String.valueOf(when.getYear());
      case 'z' ->
        when.getOffset().getTotalSeconds() == 0
            ? "+0000"
            : DateTimeFormatter.ofPattern("xx", Locale.ROOT).format(when);
      case 'Z' -> zone();
      default -> "%";
    };
  }

  private String zone() {
    return when.getOffset().equals(when.getZone())
        ? "GMT"
        : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(when);
  }

  private int sundayFirst() {
    return when.getDayOfWeek().getValue() % 7;
  }

  private int twelve() {
    int hour = when.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private String dayName(TextStyle style) {
    return when.getDayOfWeek().getDisplayName(style, Locale.ENGLISH);
  }

  private String monthName(TextStyle style) {
    // English short names may have four letters in newer locale data ("Sept"); C has three.
    String name = when.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return style == TextStyle.SHORT ? name.substring(0, 3) : name;
  }

  private static String two(int value) {
    return value < 10 ? "0" + value : String.valueOf(value);
  }

  private static String three(int value) {
    return value < 100 ? "0" + two(value) : String.valueOf(value);
  }

  private static String blank(int value) {
    return value < 10 ? " " + value : String.valueOf(value);
  }
}
