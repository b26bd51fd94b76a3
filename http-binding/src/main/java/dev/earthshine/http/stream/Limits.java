package dev.earthshine.http.stream;

/**
 * The most bytes a piece may have, so that a stream without end cannot fill the memory.
 *
 * @param event the data of a server-sent event, and any line of its stream
 * @param line a line, or a record of a sequence
 * @param document a whole document, or one value of several
 */
public record Limits(long event, long line, long document) {
  private static final long MEBIBYTE = 1024 * 1024;

  /** The standard limit of an event and of a line, 1 MiB. */
  public static final long STANDARD = MEBIBYTE;

  /** 1 MiB for an event and for a line, {@code maxBody} for a document. */
  public static Limits standard(long maxBody) {
    return new Limits(MEBIBYTE, MEBIBYTE, maxBody);
  }
}
