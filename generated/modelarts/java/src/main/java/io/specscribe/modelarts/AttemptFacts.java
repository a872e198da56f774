package io.specscribe.modelarts;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An attempt of a call, and what came of it.
 *
 * @param path without the query, which may hold what nobody should read in a log
 * @param number 1 for the first of its call
 * @param status empty where no answer came; then there is an error
 */
public record AttemptFacts(
    String method,
    String path,
    int number,
    OptionalInt status,
    Optional<ClientException> error,
    Duration time) {}
