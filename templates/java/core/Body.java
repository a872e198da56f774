package {{package}};

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.zip.GZIPInputStream;

/**
 * The body of an answer.
 *
 * @param bytes all of it; null where it is read by the caller
 * @param stream what the caller reads; null where it is in memory
 */
record Body(byte[] bytes, InputStream stream) {
  /** It is longer than may be read. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(long most) {
      super("more than the " + most + " bytes that may be read");
    }
  }

  /**
   * Reads into memory, or, where it is streamed, gives successes to the caller.
   *
   * @param most bytes in memory, 0 for any number
   */
  static BodyHandler<Body> handler(boolean streamed, long most) {
    return info ->
        streamed && info.statusCode() / 100 == 2
            ? BodySubscribers.mapping(
                BodySubscribers.ofInputStream(), stream -> new Body(null, stream))
            : BodySubscribers.mapping(new Limited(most), bytes -> new Body(bytes, null));
  }

  /** What was compressed on its way as it was before. */
  Body decoded(String encoding, long most) throws IOException {
    if (!"gzip".equalsIgnoreCase(encoding)) return this;
    if (stream != null) return new Body(null, new GZIPInputStream(stream));
    if (bytes.length == 0) return this;
    try (InputStream source = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      if (most == 0) return new Body(source.readAllBytes(), null);
      byte[] read = source.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
      if (read.length > most) throw new TooLongException(most);
      return new Body(read, null);
    }
  }

  /** Ends a body that is too long. */
  private static final class Limited implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final long most;
    private Subscription subscription;
    private long read;

    Limited(long most) {
      this.most = most;
      all.getBody()
          .whenComplete(
              (bytes, error) -> {
                if (error == null) body.complete(bytes);
                else body.completeExceptionally(error);
              });
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      all.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer each : buffers) read += each.remaining();
      if (most > 0 && read > most) {
        subscription.cancel();
        body.completeExceptionally(new TooLongException(most));
      } else {
        all.onNext(buffers);
      }
    }

    @Override
    public void onError(Throwable error) {
      all.onError(error);
    }

    @Override
    public void onComplete() {
      all.onComplete();
    }
  }
}
