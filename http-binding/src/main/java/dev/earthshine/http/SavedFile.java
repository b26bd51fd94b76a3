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
 *
 * <p>An interrupt of the thread closes the file; what was written before stays, as after any failure.
 */
final class SavedFile {
  private final Path target;
  private final Path part;
  private final Path tag;
  private final boolean isResumable;

  // Mutable state
  private @Nullable FileChannel channel;
  private boolean isComplete;

  SavedFile(Path target, boolean isResumable) {
    this.target = target;
    this.isResumable = isResumable;
    this.part = beside(isResumable ? ".part" : "." + UUID.randomUUID() + ".part");
    this.tag = beside(".part.tag");
  }

  private Path beside(String suffix) {
    return target.resolveSibling(target.getFileName() + suffix);
  }

  /**
   * Where an earlier attempt has left off, and keeps others from going on from there too.
   *
   * @throws IOException also if somebody else is at it
   */
  ResumePoint resumePoint() throws IOException {
    if (!isResumable) {
      return ResumePoint.START;
    }
    FileChannel opened = OpenPart.of(part).lock();
    channel = opened;
    String version = Files.exists(tag) ? Files.readString(tag, StandardCharsets.ISO_8859_1) : "";
    return opened.size() > 0 && ResumePoint.isVersion(version)
        ? new ResumePoint(opened.size(), version)
        : ResumePoint.START;
  }

  /** Begins with nothing; {@code version} lets a later attempt go on from here, null does not. */
  void begin(@Nullable String version) throws IOException {
    if (isResumable) {
      Files.deleteIfExists(tag);
    }
    goOn(0);
    if (isResumable && version != null) {
      Path written = beside(".part.tag.new");
      Files.writeString(written, version, StandardCharsets.ISO_8859_1);
      Files.move(written, tag, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Goes on behind the first {@code length} bytes of what there is.
   *
   * @throws IOException also if there are fewer
   */
  void goOn(long length) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel = open;
    }
    if (open.size() < length) {
      throw new IOException("only " + open.size() + " bytes are there to go on behind " + length);
    }
    open.truncate(length).position(length);
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      opened().write(left);
    }
  }

  /** How many bytes there are. */
  long length() throws IOException {
    return opened().size();
  }

  private FileChannel opened() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      throw new IOException("file " + part + " is not open");
    }
    return open;
  }

  /** Makes the file appear, once its bytes are on the disk. */
  void complete() throws IOException {
    opened().force(true);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    isComplete = true;
    close();
  }

  /** Lets go of what is not complete; a later attempt may find what is to be resumed. Without effect on what is. */
  void close() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      return;
    }
    channel = null;
    try (open) {
      boolean stays = isComplete || (isResumable && Files.size(part) > 0);
      if (!stays) {
        Files.deleteIfExists(part);
      }
      if (isResumable && (isComplete || !stays)) {
        Files.deleteIfExists(tag);
      }
    }
  }
}
