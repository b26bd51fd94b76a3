package dev.earthshine.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name only when it is complete. Until then its bytes are in a file beside it: one of a
 * random name that goes with a failure, or, to be resumed, one named {@code .part} that stays, with a {@code .part.tag}
 * that says which version of the source it is the beginning of.
 */
final class SavedFile {
  private final Path target;
  private final Path part;
  private final Path tag;
  private final boolean isResumable;

  // Mutable state
  private @Nullable FileChannel channel;

  SavedFile(Path target, boolean isResumable) {
    this.target = target;
    this.isResumable = isResumable;
    String suffix = isResumable ? ".part" : "." + UUID.randomUUID() + ".part";
    this.part = target.resolveSibling(target.getFileName() + suffix);
    this.tag = target.resolveSibling(target.getFileName() + ".part.tag");
  }

  /** The version that an earlier attempt has left the beginning of; null if there is none, or nobody knows which. */
  @Nullable
  String resumableTag() throws IOException {
    return isResumable && Files.exists(part) && Files.exists(tag) && Files.size(part) > 0
        ? Files.readString(tag, StandardCharsets.ISO_8859_1)
        : null;
  }

  /** How many bytes an earlier attempt has left. */
  long length() throws IOException {
    return Files.size(part);
  }

  /** Begins with nothing; {@code version} lets a later attempt go on from here, null does not. */
  void create(@Nullable String version) throws IOException {
    if (isResumable) {
      Files.deleteIfExists(tag);
    }
    channel = FileChannel.open(
        part,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
    if (isResumable && version != null) {
      Files.writeString(tag, version, StandardCharsets.ISO_8859_1);
    }
  }

  /** Goes on behind what there is. */
  void append() throws IOException {
    channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  void write(byte[] bytes) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      throw new IOException("file " + part + " is not open");
    }
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      open.write(left);
    }
  }

  /** Makes the file appear, once its bytes are on the disk. */
  void complete() throws IOException {
    FileChannel open = channel;
    if (open != null) {
      open.force(true);
      open.close();
      channel = null;
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    if (isResumable) {
      Files.deleteIfExists(tag);
    }
  }

  /** Lets go of what is not complete; a later attempt may find what is to be resumed. Without effect on what is. */
  void close() throws IOException {
    FileChannel open = channel;
    if (open != null) {
      channel = null;
      open.close();
      if (!isResumable) {
        Files.deleteIfExists(part);
      }
    }
  }
}
