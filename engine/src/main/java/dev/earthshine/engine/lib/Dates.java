package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code os.date} and {@code os.time}, in the host's time zone. */
final class Dates {
  private static final int NOON = 12;

  private Dates() {}

  static Varargs date(Varargs args) {
    LuaString format = Args.optString(Args.at(args, 1), 1, LuaStrings.of("%c"));
    long seconds = Args.optInteger(Args.at(args, 2), 2, now());
    boolean utc = format.length() > 0 && format.luaByte(0) == '!';
    LuaString rest = utc ? format.substring(1, format.length()) : format;
    ZonedDateTime when = at(seconds, utc ? ZoneOffset.UTC : ZoneId.systemDefault());
    if (rest.length() >= 2 && rest.luaByte(0) == '*' && rest.luaByte(1) == 't') {
      return fields(when);
    }
    return new DateFormat(when).format(rest);
  }

  private static ZonedDateTime at(long seconds, ZoneId zone) {
    try {
      return Instant.ofEpochSecond(seconds).atZone(zone);
    } catch (DateTimeException e) {
      throw RaisedError.here("time " + seconds + " is out of range", e);
    }
  }

  private static Table fields(ZonedDateTime when) {
    Table table = new Table(0, 9);
    set(table, "sec", when.getSecond());
    set(table, "min", when.getMinute());
    set(table, "hour", when.getHour());
    set(table, "day", when.getDayOfMonth());
    set(table, "month", when.getMonthValue());
    set(table, "year", when.getYear());
    set(table, "wday", when.getDayOfWeek().getValue() % 7 + 1);
    set(table, "yday", when.getDayOfYear());
    boolean summer = when.getZone().getRules().isDaylightSavings(when.toInstant());
    table.rawset(LuaStrings.of("isdst"), LuaValue.valueOf(summer));
    return table;
  }

  private static void set(Table table, String field, int value) {
    table.rawset(LuaStrings.of(field), LuaValue.valueOf(value));
  }

  static Varargs time(Varargs args) {
    if (Args.at(args, 1).isnil()) {
      return LuaNumbers.of(now());
    }
    LuaTable table = Args.table(Args.at(args, 1), 1);
    long second = field(table, "sec", 0);
    long minute = field(table, "min", 0);
    long hour = field(table, "hour", NOON);
    long day = required(table, "day");
    long month = required(table, "month");
    long year = required(table, "year");
    try {
      // Fields may lie outside their usual ranges, as mktime allows.
      ZonedDateTime when = LocalDateTime.of(Math.toIntExact(year), 1, 1, 0, 0)
          .plusMonths(month - 1)
          .plusDays(day - 1)
          .plusHours(hour)
          .plusMinutes(minute)
          .plusSeconds(second)
          .atZone(ZoneId.systemDefault());
      return LuaNumbers.of(when.toEpochSecond() - summerTime(table, when));
    } catch (DateTimeException | ArithmeticException e) {
      return LuaValue.NIL; // As the reference has it for a time that cannot be represented.
    }
  }

  /** The seconds to take off where the table claims summer time and the date has none. */
  private static long summerTime(LuaTable table, ZonedDateTime when) {
    LuaValue claim = table.get(LuaStrings.of("isdst"));
    boolean summer = when.getZone().getRules().isDaylightSavings(when.toInstant());
    if (claim.isnil() || claim.toboolean() == summer) {
      return 0;
    }
    return claim.toboolean() ? 3600 : -3600;
  }

  private static long required(LuaTable table, String name) {
    LuaValue number = LuaNumbers.coerce(table.get(LuaStrings.of(name)));
    if (number == null) {
      throw RaisedError.here("field '" + name + "' missing in date table");
    }
    return (long) number.todouble();
  }

  private static long field(LuaTable table, String name, long otherwise) {
    LuaValue number = LuaNumbers.coerce(table.get(LuaStrings.of(name)));
    return number == null ? otherwise : (long) number.todouble();
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }
}
