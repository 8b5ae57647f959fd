import { setTimeout } from 'node:timers/promises';

import { type Answer, complaintOf, isHonest } from './judge-answer';
import type { Scene } from './scene';

const PATHS = [
  ...['/', '/withdraw', '/wrap', '/queue', '/stake/rocket-pool', '/withdraw/claim', '/protocols/lido', '/status'],
  ...['/api/v1/snapshot', '/api/v1/queue', '/api/v1/protocols/lido/history', '/api/v1/health/live'],
  '/api/v1/accounts/0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc',
];
const PAUSE_MS = 150;
const PATIENCE_MS = 20_000;

/** What all visitors together got. */
export interface Tally {
  requests: number;
  /** 503 of a server that could know nothing, and said when to come back. */
  honest: number;
  /** How far a page of calm times was behind, at most. */
  mostBehindSeconds: number;
}

/**
 * Asks a server for one page after the other until told to stop, and complains about what it should not get.
 * @param from the page to begin with, so that visitors do not all ask for the same at the same time
 */
export async function visit(
  scene: Scene,
  { origin, from }: { readonly origin: string; readonly from: number },
  tally: Tally,
  goesOn: () => boolean,
): Promise<void> {
  for (let index = from; goesOn(); index += 1) {
    const answer = await ask(scene, origin, PATHS[index % PATHS.length] ?? '/');
    note(tally, answer);
    const complaint = complaintOf(answer);
    if (complaint !== null) scene.complain(complaint);
    await setTimeout(PAUSE_MS);
  }
}

function note(tally: Tally, answer: Answer): void {
  tally.requests += 1;
  if (answer.status === 503 && isHonest(answer)) tally.honest += 1;
  if (answer.inTrouble || answer.isAway || answer.behindSeconds === null) return;
  tally.mostBehindSeconds = Math.max(tally.mostBehindSeconds, answer.behindSeconds);
}

async function ask(scene: Scene, origin: string, path: string): Promise<Answer> {
  const isMortal = origin === scene.mortal;
  const { inTrouble, isAway } = scene;
  const askedAtMs = performance.now();
  const { status, saysWhen, body } = await read(origin + path);
  const block = blockOf(path, body);
  return {
    ...{ path, status, saysWhen },
    behindSeconds: block === null ? null : scene.behindSeconds(block, askedAtMs),
    inTrouble: inTrouble || scene.inTrouble,
    isAway: isMortal && (isAway || scene.isAway),
  };
}

async function read(url: string): Promise<Pick<Answer, 'status' | 'saysWhen'> & { readonly body: string }> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
    const body = await answer.text();
    return { status: answer.status, saysWhen: isProblem && answer.headers.has('retry-after'), body };
  } catch (error) {
    // No answer is a finding, judged by whether the server was there at all.
    return { status: 0, saysWhen: false, body: String(error) };
  }
}

/** The block that a page or the snapshot names; other answers speak of blocks that are older by their nature. */
function blockOf(path: string, body: string): bigint | null {
  const named = path.startsWith('/api/')
    ? path === '/api/v1/snapshot' && /"block":\{"number":\{"\$bigint":"(\d+)"/.exec(body)
    : /Block <b[^>]*>([\d,]+)<\/b>/.exec(body);
  const text = named === false ? undefined : named?.[1];
  return text === undefined ? null : BigInt(text.replaceAll(',', ''));
}
