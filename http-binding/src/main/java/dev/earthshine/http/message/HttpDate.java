package dev.earthshine.http.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates in headers, read as RFC 6265 section 5.1.1 reads those of cookies: that takes in the three forms of RFC 9110 section
 * 5.6.7 and most of what servers send instead. All are in UTC.
 */
public final class HttpDate {
  private static final Pattern DELIMITERS = Pattern.compile("[\\t -/;-@\\[-`{-~]+");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[^0-9].*)?");
  private static final Pattern DAY = Pattern.compile("([0-9]{1,2})(?:[^0-9].*)?");
  private static final Pattern YEAR = Pattern.compile("([0-9]{2,4})(?:[^0-9].*)?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final int FIRST_YEAR = 1601;

  private @Nullable Matcher time;
  private int day;
  private int month;
  private int year = -1;

  private HttpDate() {}

  /** The instant {@code text} names; null where it names none. */
  public static @Nullable Instant parse(String text) {
    HttpDate date = new HttpDate();
    for (String token : DELIMITERS.split(text, -1)) {
      date.take(token);
    }
    return date.instant();
  }

  /** Takes a token for the first part that it can be and that is still missing. */
  private void take(String token) {
    Matcher asTime = TIME.matcher(token);
    Matcher asDay = DAY.matcher(token);
    Matcher asYear = YEAR.matcher(token);
    if (time == null && asTime.matches()) {
      time = asTime;
    } else if (day == 0 && asDay.matches()) {
      day = number(asDay, 1);
    } else if (month == 0 && monthOf(token) > 0) {
      month = monthOf(token);
    } else if (year < 0 && asYear.matches()) {
      year = full(number(asYear, 1));
    }
  }

  private static int monthOf(String token) {
    String name = token.substring(0, Math.min(token.length(), 3));
    return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
  }

  private static int full(int year) {
    if (year >= 100) {
      return year;
    }
    return year >= 70 ? year + 1900 : year + 2000;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private @Nullable Instant instant() {
    if (time == null || year < FIRST_YEAR) {
      return null;
    }
    try {
      return LocalDateTime.of(year, month, day, number(time, 1), number(time, 2), number(time, 3))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }
}
