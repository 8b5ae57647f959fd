// Serves the built app: one process, one port. Plain JavaScript that needs only the packages of a production install.
// What it does with a request is in lib/server/front, which the app's start-up hook has made by the time it is prepared.
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import next from 'next';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const host = process.env.HOST?.trim() || '127.0.0.1';
const port = Number(process.env.PORT?.trim() || 3000);

const app = next({ dev: false, dir: root, hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();
const front = globalThis[Symbol.for('millrace.front')].value;

const server = createServer((request, response) => front.serve(request, response, handle));
front.prepare(server);
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
