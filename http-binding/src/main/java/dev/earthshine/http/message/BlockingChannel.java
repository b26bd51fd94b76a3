package dev.earthshine.http.message;

import java.nio.channels.ReadableByteChannel;

/** A channel whose reads wait, for a disk, while there are no bytes. */
public interface BlockingChannel extends ReadableByteChannel {}
