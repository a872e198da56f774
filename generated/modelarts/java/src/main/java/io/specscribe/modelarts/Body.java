package io.specscribe.modelarts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
  private static final int CHUNK = 8_192;

  /** It is longer than may be read. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ResponseInfo info;

    TooLongException(long most, ResponseInfo info) {
      super("more than the " + most + " bytes that may be read");
      this.info = info;
    }

    int status() {
      return info.statusCode();
    }

    HttpHeaders headers() {
      return info.headers();
    }
  }

  /**
   * Reads into memory, or, where it is streamed, gives successes to the caller. What isn't a success
   * is cut where it is too long.
   *
   * @param most bytes in memory, 0 for any number
   */
  static BodyHandler<Body> handler(boolean streamed, long most) {
    return info ->
        streamed && info.statusCode() / 100 == 2
            ? BodySubscribers.mapping(
                BodySubscribers.ofInputStream(), stream -> new Body(null, stream))
            : BodySubscribers.mapping(new Limited(most, info), bytes -> new Body(bytes, null));
  }

  /** What was compressed on its way as it was before. */
  Body decoded(String encoding, long most) throws IOException {
    if (!"gzip".equalsIgnoreCase(encoding)) return this;
    if (stream != null) return new Body(null, new GZIPInputStream(stream));
    if (bytes.length == 0) return this;
    try (InputStream source = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      if (most == 0) return new Body(source.readAllBytes(), null);
      byte[] read = source.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
      if (read.length > most) throw new TooLongException(most, null);
      return new Body(read, null);
    }
  }

  /**
   * The body of a failure: as much as can be read of it, and as it came where nothing can. A failure
   * has its status, whatever becomes of its body.
   */
  Body readable(String encoding, long most) throws IOException {
    if (stream != null) return this;
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    if ("gzip".equalsIgnoreCase(encoding))
      try (InputStream source = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        byte[] chunk = new byte[CHUNK];
        for (int n = source.read(chunk); n >= 0; n = source.read(chunk)) {
          read.write(chunk, 0, n);
          if (most > 0 && read.size() > most) break;
        }
      } catch (IOException error) {
        // What came before it is told.
      }
    byte[] told = read.size() == 0 ? bytes : read.toByteArray();
    boolean cut = most > 0 && told.length > most;
    return new Body(cut ? Arrays.copyOf(told, (int) most) : told, null);
  }

  /** Ends a body that is too long. */
  private static final class Limited implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final long most;
    private final ResponseInfo info;
    private Subscription subscription;
    private long read;

    Limited(long most, ResponseInfo info) {
      this.most = most;
      this.info = info;
      all.getBody()
          .whenComplete(
              (bytes, error) -> {
                if (error == null) body.complete(bytes);
                else body.completeExceptionally(error);
              });
    }

    private boolean isSuccess() {
      return info.statusCode() / 100 == 2;
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
      boolean tooLong = most > 0 && read > most;
      if (tooLong && isSuccess()) {
        subscription.cancel();
        body.completeExceptionally(new TooLongException(most, info));
        return;
      }
      all.onNext(buffers);
      if (tooLong) {
        subscription.cancel();
        all.onComplete();
      }
    }

    @Override
    public void onError(Throwable error) {
      if (isSuccess()) all.onError(error);
      else all.onComplete();
    }

    @Override
    public void onComplete() {
      all.onComplete();
    }
  }
}
