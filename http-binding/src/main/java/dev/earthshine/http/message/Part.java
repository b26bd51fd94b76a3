package dev.earthshine.http.message;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One part of a multipart body. */
public sealed interface Part {
  /** The name of the form field. */
  String name();

  /** The part's Content-Type; null for none. */
  @Nullable
  String contentType();

  /** The name of the file on the other side; null for a plain field. */
  @Nullable
  String filename();

  /**
   * A value held in memory.
   *
   * @param name the name of the form field
   * @param value copied by nobody: not to be changed any more
   * @param filename null for a plain field
   * @param contentType null for none
   */
  @SuppressWarnings("ArrayRecordComponent") // parts are never compared
  record Field(
      String name,
      byte[] value,
      @Nullable String filename,
      @Nullable String contentType) implements Part {}

  /**
   * A file that is streamed from disk when the request is sent.
   *
   * @param name the name of the form field
   * @param path where it lies
   * @param filename what it is called on the other side
   * @param contentType what it holds
   */
  record File(String name, Path path, String filename, String contentType) implements Part {
    /** The file at {@code path} under its own name, its type guessed from the name's ending. */
    public static File of(String name, Path path) {
      Path last = path.getFileName();
      String filename = last == null ? name : last.toString();
      return new File(name, path, filename, ContentTypes.guess(filename));
    }
  }
}
