package dev.earthshine.http.message;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header fields of a message in their order; names compare without regard to case and may repeat. */
public final class Headers implements Iterable<Headers.Field> {
  private static final Headers EMPTY = new Headers(List.of());
  private static final Set<String> SECRET = Set.of(
      "authorization", "proxy-authorization", "cookie", "cookie2", "set-cookie", "set-cookie2");

  private final List<Field> fields;

  private Headers(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** No headers. */
  public static Headers empty() {
    return EMPTY;
  }

  /** What a peer sent, taken as it came: only what goes out is checked. */
  public static Headers asReceived(List<Field> fields) {
    return new Headers(fields);
  }

  /** A builder without fields. */
  public static Builder builder() {
    return new Builder(List.of());
  }

  /** A builder that starts from these fields. */
  public Builder toBuilder() {
    return new Builder(fields);
  }

  /** The first value of {@code name}; null where there is none. */
  public @Nullable String first(String name) {
    for (Field field : fields) {
      if (field.is(name)) {
        return field.value;
      }
    }
    return null;
  }

  /** All values of {@code name} in their order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(2);
    for (Field field : fields) {
      if (field.is(name)) {
        values.add(field.value);
      }
    }
    return List.copyOf(values);
  }

  /** Whether {@code name} occurs. */
  public boolean contains(String name) {
    return first(name) != null;
  }

  /** The number of fields, repeated ones counted each. */
  public int size() {
    return fields.size();
  }

  @Override
  public Iterator<Field> iterator() {
    return fields.iterator();
  }

  /** These fields with the values of secret ones replaced by {@code ***}; for showing, not for sending. */
  public Headers masked() {
    return new Headers(fields.stream()
        .map(field -> isSecret(field.name) ? new Field(field.name, "***") : field)
        .toList());
  }

  /**
   * Whether the value of a header called {@code name} is a credential: it is masked where it is shown, and not taken
   * along to another origin.
   */
  public static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECRET.contains(lower)
        || lower.contains("api-key")
        || lower.contains("apikey")
        || lower.contains("secret")
        || lower.contains("password")
        || lower.endsWith("token");
  }

  /** One line per field, secrets masked. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    masked().forEach(field -> out.append(field).append('\n'));
    return out.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers headers && headers.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /**
   * One header field.
   *
   * @param name as written
   * @param value without surrounding white space
   */
  public record Field(String name, String value) {
    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  /** Gathers checked fields. Not for several threads. */
  public static final class Builder {
    private final List<Field> fields;

    private Builder(List<Field> fields) {
      this.fields = new ArrayList<>(fields);
    }

    /**
     * Adds a field beside those that have the same name.
     *
     * @throws HttpFailure {@code invalid_header} if name or value break RFC 9110 section 5
     */
    public Builder add(String name, String value) throws HttpFailure {
      fields.add(new Field(checkedName(name), checkedValue(name, value)));
      return this;
    }

    /**
     * Puts a field in the place of all that have the same name.
     *
     * @throws HttpFailure {@code invalid_header} if name or value break RFC 9110 section 5
     */
    public Builder set(String name, String value) throws HttpFailure {
      Field field = new Field(checkedName(name), checkedValue(name, value));
      remove(name);
      fields.add(field);
      return this;
    }

    /** Adds a field unless one has that name already. */
    public Builder setDefault(String name, String value) throws HttpFailure {
      for (Field field : fields) {
        if (field.is(name)) {
          return this;
        }
      }
      return add(name, value);
    }

    /** Removes every field called {@code name}. */
    public Builder remove(String name) {
      fields.removeIf(field -> field.is(name));
      return this;
    }

    /** Removes every credential. */
    public Builder removeSecrets() {
      fields.removeIf(field -> isSecret(field.name));
      return this;
    }

    /** The fields so far. */
    public Headers build() {
      return new Headers(fields);
    }

    private static String checkedName(String name) throws HttpFailure {
      if (!Tokens.isToken(name)) {
        throw invalid("header name " + Tokens.quoted(name) + " is not a token");
      }
      return name;
    }

    private static String checkedValue(String name, String value) throws HttpFailure {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (Tokens.isControl(c) && c != '\t') {
          throw invalid("value of header " + name + " has a control character "
              + Tokens.character(c) + " at position " + (i + 1));
        }
      }
      if (Tokens.loneSurrogate(value) >= 0) {
        throw invalid("value of header " + name + " is not valid Unicode at position "
            + (Tokens.loneSurrogate(value) + 1));
      }
      return Tokens.trimmed(value);
    }

    private static HttpFailure invalid(String message) {
      return new HttpFailure(HttpFailure.Kind.INVALID_HEADER, message);
    }
  }
}
