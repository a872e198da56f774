/** What can be sent where the contract says bytes; a stream is sent once, since it can't be read again. */
export type Binary = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** Thrown where an answer is longer than the client takes. */
export class TooLongError extends Error {
  declare readonly response: Response;

  constructor(response: Response, most: number) {
    super(`more than maxAnswerBytes, ${most}`);
    this.name = 'TooLongError';
    this.response = response;
  }
}

/**
 * Reads a body to its end, where a connection may break. A failure has its status, whatever becomes of its body: that is
 * what came of it.
 *
 * @param most bytes; 0 for any number
 * @param signal ends the reading
 * @returns a response whose body is there
 * @throws TooLongError; the error of the connection; the signal's reason
 */
export async function wholeResponse(response: Response, most: number, signal: AbortSignal): Promise<Response> {
  if (response.body === null) return response;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value as Uint8Array<ArrayBuffer>);
      size += value.length;
      if (most > 0 && size > most) {
        await reader.cancel();
        throw new TooLongError(response, most);
      }
    }
  } catch (error) {
    if (response.ok || signal.aborted) throw error;
  }
  return new Response(size === 0 ? null : new Blob(chunks).slice(0, most || size), response);
}

/** The body as text, by the charset that the service names. */
export async function textOf(response: Response): Promise<string> {
  const named = /charset="?([^\s;"]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
  const bytes = await response.arrayBuffer();
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
