package dev.earthshine.engine.lib;

/** What a match does next, and the steps that follow. Immutable. */
final class PatternStep {
  /** The pattern has matched. */
  static final int END = 0;
  /** Takes the byte {@code number}. */
  static final int BYTE = 1;
  /** Takes a byte of the set. */
  static final int SET = 2;
  /** Takes all bytes of the set, at least {@code number}: with fewer the rest would not match. */
  static final int RUN = 3;
  /** Takes all bytes of the set and then fewer, at least {@code number}, until the rest matches. */
  static final int LONGEST = 4;
  /** Takes no byte of the set and then more until the rest matches. */
  static final int SHORTEST = 5;
  /** Takes a byte of the set; none if the rest does not match then. */
  static final int OPTIONAL = 6;
  /** Takes a byte of the set if there is one: the rest would not match before it. */
  static final int MAYBE = 7;
  /** Begins capture {@code number}. */
  static final int OPEN = 8;
  /** Ends capture {@code number}. */
  static final int CLOSE = 9;
  /** Matches at the end of the subject. */
  static final int AT_END = 10;
  /** {@code %b}: {@code number} is the opening byte plus 256 times the closing one. */
  static final int BALANCED = 11;
  /** {@code %f} with the set. */
  static final int FRONTIER = 12;
  /** Takes the text of capture {@code number} again. */
  static final int SAME = 13;
  /** Never matches. */
  static final int NEVER = 14;
  /** Raises {@code message}: a malformed item is an error only for a match that gets there. */
  static final int ERROR = 15;

  /** No set, and no promise about the bytes that follow. */
  static final boolean[] UNKNOWN = {};

  /** The last step of every pattern. */
  static final PatternStep LAST = new PatternStep();

  final int kind;
  final int number;
  final boolean[] set;
  final String message;
  /** The bytes that the rest can begin with, {@link #UNKNOWN} where it may take none. */
  final boolean[] ahead;
  /** The steps that follow. */
  final PatternStep rest;

  PatternStep(int kind, int number, boolean[] set, boolean[] ahead, PatternStep rest) {
    this.kind = kind;
    this.number = number;
    this.set = set;
    this.message = "";
    this.ahead = ahead;
    this.rest = rest;
  }

  /** The step {@link #ERROR}. */
  PatternStep(String message) {
    this.kind = ERROR;
    this.number = 0;
    this.set = UNKNOWN;
    this.message = message;
    this.ahead = UNKNOWN;
    this.rest = LAST;
  }

  private PatternStep() {
    this.kind = END;
    this.number = 0;
    this.set = UNKNOWN;
    this.message = "";
    this.ahead = UNKNOWN;
    this.rest = this;
  }

  /** The bytes a match from here on can begin with, {@link #UNKNOWN} where it may take none. */
  boolean[] first() {
    return switch (kind) {
      case BYTE -> ByteSets.of(number);
      case BALANCED -> ByteSets.of(number & 0xff);
      case SET -> set;
      case RUN, LONGEST -> number > 0 ? set : firstOrLater();
      case SHORTEST, OPTIONAL, MAYBE -> firstOrLater();
      case OPEN, CLOSE -> rest.first();
      default -> UNKNOWN;
    };
  }

  private boolean[] firstOrLater() {
    boolean[] later = rest.first();
    return later == UNKNOWN ? UNKNOWN : ByteSets.union(set, later);
  }

  /**
   * Whether it is settled how many bytes of a set the step before this one takes, because nothing from here on can match
   * where such a byte follows.
   *
   * @param otherwise the answer where the rest matches anywhere
   */
  boolean settles(boolean[] taken, boolean otherwise) {
    return switch (kind) {
      case BYTE -> !taken[number];
      case BALANCED -> !taken[number & 0xff];
      case SET -> ByteSets.areDisjoint(taken, set);
      case RUN, LONGEST, SHORTEST, OPTIONAL, MAYBE ->
        ByteSets.areDisjoint(taken, set)
            && ((kind <= LONGEST && number > 0) || rest.settles(taken, otherwise));
      case OPEN, CLOSE -> rest.settles(taken, otherwise);
      case AT_END, NEVER -> true;
      case END, ERROR -> otherwise;
      default -> false;
    };
  }
}
