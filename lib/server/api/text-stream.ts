import 'server-only';

/** Characters handed over at once; a chunk for every line would cost more than the lines. */
const CHUNK = 16_384;

/** Text that is written while it is read: a client that stops reading stops the writing. */
export function textStream(pieces: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      let text = '';
      while (text.length < CHUNK) {
        const piece = pieces.next();
        if (piece.done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += piece.value;
      }
      controller.enqueue(encoder.encode(text));
    },
  });
}
