package dev.earthshine.engine.value;

/** What has been thrown somewhere and is thrown on elsewhere. */
public final class Thrown {
  private Thrown() {}

  /**
   * Throws {@code thrown} itself, from where no checked exception is declared: a host's code may throw one all the same.
   *
   * @return never; for {@code throw Thrown.on(e)}
   */
  public static RuntimeException on(Throwable thrown) {
    throw Thrown.<RuntimeException>unchecked(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
  }) // The cast is erased: that is the point.
  private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
