package {{package}};

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks a source for tokens; calls whose token is refused at the same time ask once. */
final class Tokens {
  private record Renewal(String refused, CompletableFuture<String> token) {}

  private final TokenSource source;
  private Renewal last;

  Tokens(TokenSource source) {
    this.source = source;
  }

  TokenSource source() {
    return source;
  }

  /** A token; null where there is no source. */
  String token() {
    return source == null ? null : stripped(source.token(null));
  }

  /** A token in the place of one that was refused. */
  String renewed(String refused) {
    CompletableFuture<String> mine = new CompletableFuture<>();
    CompletableFuture<String> shared = join(refused, mine);
    if (shared == mine) {
      try {
        mine.complete(stripped(source.token(refused)));
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
    return token == null ? null : token.strip();
  }
}
