// Serves one file under every address: what the page is held against. Plain JavaScript, so that nothing is in its way.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const [file, headersFile, port, from] = process.argv.slice(2);
const headers = JSON.parse(readFileSync(headersFile, 'utf8'));
const kept = readFileSync(file);

createServer(async (_request, response) => {
  const body = from === 'disk' ? await readFile(file) : kept;
  response.writeHead(200, { ...headers, 'content-length': body.byteLength });
  response.end(body);
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
