import { encodeJson } from '@/lib/codec';
import type { LiveState } from '@/lib/protocols/live-state';
import { currentLive, snapshots } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

/** Proxies close connections that stay silent for long. */
const HEARTBEAT_MS = 15_000;

/** One server-sent event per block, the first one at once. */
export function GET(request: Request): Response {
  const encoder = new TextEncoder();
  let close = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const push = (state: LiveState) => send(`data: ${encodeJson(state)}\n\n`);
      const heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT_MS);
      const unsubscribe = snapshots().subscribe(({ state }) => push(state));
      close = () => {
        clearInterval(heartbeat);
        unsubscribe();
      };
      request.signal.addEventListener('abort', () => {
        close();
        controller.close();
      });
      push(await currentLive());
    },
    cancel: () => close(),
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
}
