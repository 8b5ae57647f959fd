// Serves the built app: one process, one port. Plain JavaScript that needs only the packages of a production install.
// What it does with a request is in lib/server/front, which the app's start-up hook has made by the time it is prepared.
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import next from 'next';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const host = process.env.HOST?.trim() || '127.0.0.1';
const port = Number(process.env.PORT?.trim() || 3000);
/** How long the start-up hook may take after the framework is prepared. */
const START_UP_MS = 30_000;
const LOOK_MS = 20;

const app = next({ dev: false, dir: root, hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();
const front = await frontOf(globalThis);

const server = createServer((request, response) => front.serve(request, response, handle));
front.prepare(server, path.join(root, '.next', 'static'));
server.once('error', (error) => {
  console.error(`The app cannot listen on ${host}:${port}: ${error.code ?? error.message}`);
  process.exit(1);
});
server.listen(port, host);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    front.stop(server).then(() => process.exit(0));
  });
}

/**
 * For production the framework says that it is prepared as soon as its handlers are made. Its start-up hook was started
 * by then but is waited for only by the first request, and that one needs what the hook makes. One that failed has said why.
 */
async function frontOf(held) {
  for (let waited = 0; waited < START_UP_MS; waited += LOOK_MS) {
    const made = held[Symbol.for('millrace.front')];
    if (made !== undefined) return made.value;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  console.error('The app cannot start: its start-up hook has not run.');
  process.exit(1);
}
