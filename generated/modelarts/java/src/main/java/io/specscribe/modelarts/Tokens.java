package io.specscribe.modelarts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks a source for tokens; calls whose token is refused at the same time ask once. */
final class Tokens {
  /** A token that needn't be asked for. */
  record Fixed(String value) implements TokenSource {
    @Override
    public String token(String refused) {
      return value;
    }
  }

  private record Renewal(String refused, CompletableFuture<String> token) {}

  private final TokenSource source;
  private Renewal last;

  Tokens(TokenSource source) {
    this.source = source;
  }

  TokenSource source() {
    return source;
  }

  /** Whether asking takes no time. */
  boolean isReady() {
    return source == null || source instanceof Fixed;
  }

  /**
   * A token; null where there is no source.
   *
   * @throws IllegalArgumentException where the source gives none
   */
  String token() {
    if (source == null) return null;
    String token = stripped(source.token(null));
    if (token.isEmpty()) throw new IllegalArgumentException("the token is empty, or there is none");
    return token;
  }

  /** A token in the place of one that was refused; that itself where there is no other. */
  String renewed(String refused) {
    CompletableFuture<String> mine = new CompletableFuture<>();
    CompletableFuture<String> shared = join(refused, mine);
    if (shared == mine) {
      try {
        String token = stripped(source.token(refused));
        mine.complete(token.isEmpty() ? refused : token);
      } catch (Throwable error) {
        mine.completeExceptionally(error);
        throw error;
      }
    }
    try {
      return shared.join();
    } catch (CompletionException error) {
      throw error.getCause() instanceof RuntimeException cause ? cause : error;
    }
  }

  private synchronized CompletableFuture<String> join(
      String refused, CompletableFuture<String> mine) {
    boolean known =
        last != null && last.refused().equals(refused) && !last.token().isCompletedExceptionally();
    if (!known) last = new Renewal(refused, mine);
    return last.token();
  }

  /** Files and variables of the environment often end in a newline. */
  private static String stripped(String token) {
    return token == null ? "" : token.strip();
  }
}
