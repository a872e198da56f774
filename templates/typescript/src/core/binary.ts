/** What can be sent where the contract says bytes; a stream is sent once, since it can't be read again. */
export type Binary = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** Thrown where an answer is longer than the client takes. */
export class TooLongError extends Error {
  readonly response: Response;

  constructor(response: Response, most: number) {
    super(`the answer is longer than ${most} bytes; see maxAnswerBytes`);
    this.name = 'TooLongError';
    this.response = response;
  }
}

/**
 * Reads a body to its end, where a connection may break.
 *
 * @param most bytes; 0 for any number
 * @returns a response whose body is there
 * @throws TooLongError; the error of the connection
 */
export async function wholeResponse(response: Response, most: number): Promise<Response> {
  if (response.body === null) return response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (most > 0 && size > most) {
      await reader.cancel();
      throw new TooLongError(response, most);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return new Response(size === 0 ? null : bytes, response);
}
