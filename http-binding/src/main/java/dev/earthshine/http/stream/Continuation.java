package dev.earthshine.http.stream;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to go on with a stream of server-sent events after its connection was lost.
 *
 * @param lastId the ID of the last complete event; null where the server has not given any
 * @param retry the last reconnection time the server set, in milliseconds; null where it has set none
 */
public record Continuation(
    @Nullable String lastId, @Nullable Long retry) {}
