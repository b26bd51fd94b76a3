package dev.earthshine.engine.interop;

import org.jspecify.annotations.Nullable;

/** What {@code object.name} reads and assigns to, as far as each is possible. */
record Property(@Nullable Overload getter, @Nullable Overloads setter) {}
