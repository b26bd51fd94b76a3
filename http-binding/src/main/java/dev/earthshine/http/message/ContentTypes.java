package dev.earthshine.http.message;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;

/** Content types by the ending of a file's name (IANA media types). */
public final class ContentTypes {
  private static final Map<String, String> BY_ENDING = Map.ofEntries(
      entry("txt", "text/plain"),
      entry("log", "text/plain"),
      entry("lua", "text/x-lua"),
      entry("csv", "text/csv"),
      entry("htm", "text/html"),
      entry("html", "text/html"),
      entry("css", "text/css"),
      entry("md", "text/markdown"),
      entry("js", "text/javascript"),
      entry("json", "application/json"),
      entry("jsonl", "application/jsonl"),
      entry("ndjson", "application/x-ndjson"),
      entry("xml", "application/xml"),
      entry("yaml", "application/yaml"),
      entry("yml", "application/yaml"),
      entry("pdf", "application/pdf"),
      entry("zip", "application/zip"),
      entry("gz", "application/gzip"),
      entry("tar", "application/x-tar"),
      entry("jar", "application/java-archive"),
      entry("wasm", "application/wasm"),
      entry("png", "image/png"),
      entry("jpg", "image/jpeg"),
      entry("jpeg", "image/jpeg"),
      entry("gif", "image/gif"),
      entry("svg", "image/svg+xml"),
      entry("webp", "image/webp"),
      entry("mp3", "audio/mpeg"),
      entry("wav", "audio/wav"),
      entry("ogg", "audio/ogg"),
      entry("mp4", "video/mp4"),
      entry("webm", "video/webm"));

  private ContentTypes() {}

  /** The type of a file called {@code filename}; {@code application/octet-stream} where the ending tells nothing. */
  public static String guess(String filename) {
    String ending = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }
}
