package dev.earthshine.http.message;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@code multipart/form-data} body, RFC 7578. */
public final class MultipartBody implements RequestBody {
  private final List<Part> parts;
  private final String boundary;

  private MultipartBody(List<Part> parts, String boundary) {
    this.parts = parts;
    this.boundary = boundary;
  }

  static MultipartBody of(List<Part> parts) throws HttpFailure {
    for (Part part : parts) {
      checkType(part);
      if (part instanceof Part.File file) {
        size(file.path());
      }
    }
    return new MultipartBody(List.copyOf(parts), UUID.randomUUID().toString().replace("-", ""));
  }

  /** The parts in their order. */
  public List<Part> parts() {
    return parts;
  }

  @Override
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  @Override
  public Content open() throws HttpFailure {
    List<ChainedChannel.Link> links = new ArrayList<>();
    for (Part part : parts) {
      links.add(ChainedChannel.Link.of(utf8(head(part))));
      if (part instanceof Part.File file) {
        links.add(ChainedChannel.Link.of(file.path(), size(file.path())));
      } else if (part instanceof Part.Field field) {
        links.add(ChainedChannel.Link.of(field.value()));
      }
      links.add(ChainedChannel.Link.of(utf8("\r\n")));
    }
    links.add(ChainedChannel.Link.of(utf8("--" + boundary + "--\r\n")));
    long length = links.stream().mapToLong(ChainedChannel.Link::length).sum();
    ReadableByteChannel channel = new ChainedChannel(links);
    return new Content(length, channel);
  }

  private String head(Part part) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escaped(part.name())
        + "\""
        + (part.filename() == null ? "" : "; filename=\"" + escaped(part.filename()) + "\"")
        + (part.contentType() == null ? "" : "\r\nContent-Type: " + part.contentType())
        + "\r\n\r\n";
  }

  /** The escapes of the WHATWG form submission algorithm, with the other controls escaped likewise. */
  private static String escaped(@Nullable String name) {
    StringBuilder out = new StringBuilder();
    if (name != null) {
      name.chars().forEach(c -> {
        if (c == '"' || Tokens.isControl(c)) {
          Percent.escape(out, c);
        } else {
          out.append((char) c);
        }
      });
    }
    return out.toString();
  }

  private static void checkType(Part part) throws HttpFailure {
    String type = part.contentType();
    if (type != null && type.chars().anyMatch(c -> Tokens.isControl(c) || c > 0x7e)) {
      throw new HttpFailure(
          HttpFailure.Kind.BODY,
          "content type " + Tokens.quoted(type) + " of part " + Tokens.quoted(part.name())
              + " is not printable ASCII");
    }
  }

  private static long size(Path path) throws HttpFailure {
    if (!Files.exists(path)) {
      throw new HttpFailure(HttpFailure.Kind.BODY, "file " + path + " does not exist");
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new HttpFailure(HttpFailure.Kind.BODY, "file " + path + " is not a readable file");
    }
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new HttpFailure(
          HttpFailure.Kind.BODY, "file " + path + " cannot be read: " + FileTrouble.text(e), e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
