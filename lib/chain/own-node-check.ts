import type { Address, Hash, Hex } from 'viem';

/** What a node is held against: the server's newest picture. */
export interface NodeExpectation {
  readonly chainId: number;
  readonly chainName: string;
  readonly block: { readonly number: bigint; readonly hash: Hash };
  /** The token whose totals are compared, and what the server read. */
  readonly token: Address;
  readonly totalPooledEther: bigint;
  /** A block so old that only an archive still has its state. */
  readonly oldBlock: bigint;
}

/** One thing that was looked at. */
export interface NodeFinding {
  readonly id: 'reachable' | 'chain' | 'height' | 'same-block' | 'figures' | 'archive';
  /** `note`: worth knowing and no fault. */
  readonly verdict: 'good' | 'bad' | 'note';
  readonly words: string;
}

/** Sends one JSON-RPC request. */
export type Ask = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** The node answered, but not with what was asked for. */
export class NodeAnswerError extends Error {
  override readonly name = 'NodeAnswerError';
}

/** Selector of `getTotalPooledEther()`. */
const TOTAL_POOLED_ETHER = '0x37cfdaca';
/** A head that is so many blocks behind is still news on its way. */
const TOLERATED_BLOCKS = 2n;
const GOOD_LATENCY_MS = 500;

/**
 * Finds out whether a node can be reached from here, is on the right chain, keeps up, and says the same as the server.
 * Stops at the first thing without which the rest means nothing.
 * @param now a clock in milliseconds
 */
export async function checkNode(
  ask: Ask,
  expected: NodeExpectation,
  now: () => number,
): Promise<readonly NodeFinding[]> {
  const startedAt = now();
  let chain: bigint;
  try {
    chain = wholeOf(await ask('eth_chainId', []));
  } catch (error) {
    return [{ id: 'reachable', verdict: 'bad', words: whyNot(error) }];
  }
  const found: NodeFinding[] = [reachable(Math.round(now() - startedAt))];
  if (chain !== BigInt(expected.chainId)) {
    const words = `It serves chain ${chain}. This server is for ${expected.chainName}, chain ${expected.chainId}.`;
    return [...found, { id: 'chain', verdict: 'bad', words }];
  }
  found.push({ id: 'chain', verdict: 'good', words: `The right chain: ${expected.chainName}, ${chain}.` });
  for (const look of [lookAtHeight, lookAtBlock, lookAtFigures, lookForArchive]) found.push(await look(ask, expected));
  return found;
}

function reachable(ms: number): NodeFinding {
  const words = `It answers, in ${ms} ms.`;
  return { id: 'reachable', verdict: ms > GOOD_LATENCY_MS ? 'note' : 'good', words };
}

async function lookAtHeight(ask: Ask, { block }: NodeExpectation): Promise<NodeFinding> {
  try {
    const height = wholeOf(await ask('eth_blockNumber', []));
    const behind = block.number - height;
    if (behind > TOLERATED_BLOCKS)
      return { id: 'height', verdict: 'bad', words: `It is ${behind} blocks behind this server, at block ${height}.` };
    return { id: 'height', verdict: 'good', words: `It keeps up: block ${height}.` };
  } catch (error) {
    return { id: 'height', verdict: 'bad', words: whyNot(error) };
  }
}

async function lookAtBlock(ask: Ask, { block }: NodeExpectation): Promise<NodeFinding> {
  try {
    const answer = await ask('eth_getBlockByNumber', [hexOf(block.number), false]);
    const hash = typeof answer === 'object' && answer !== null && 'hash' in answer ? answer.hash : null;
    if (hash === null)
      return { id: 'same-block', verdict: 'note', words: `It does not know block ${block.number} yet.` };
    return hash === block.hash
      ? { id: 'same-block', verdict: 'good', words: `It has the same block ${block.number} as this server.` }
      : { id: 'same-block', verdict: 'bad', words: `Its block ${block.number} is another one than this server’s.` };
  } catch (error) {
    return { id: 'same-block', verdict: 'bad', words: whyNot(error) };
  }
}

async function lookAtFigures(ask: Ask, { block, token, totalPooledEther }: NodeExpectation): Promise<NodeFinding> {
  try {
    const total = wholeOf(await ask('eth_call', [{ to: token, data: TOTAL_POOLED_ETHER }, hexOf(block.number)]));
    return total === totalPooledEther
      ? { id: 'figures', verdict: 'good', words: `It reads the same total, ${total} wei, at that block.` }
      : {
          id: 'figures',
          verdict: 'bad',
          words: `It reads ${total} wei as total; this server showed ${totalPooledEther}.`,
        };
  } catch (error) {
    return { id: 'figures', verdict: 'note', words: `The total at that block could not be compared. ${whyNot(error)}` };
  }
}

async function lookForArchive(ask: Ask, { oldBlock, token }: NodeExpectation): Promise<NodeFinding> {
  try {
    wholeOf(await ask('eth_getBalance', [token, hexOf(oldBlock)]));
    return { id: 'archive', verdict: 'good', words: `An archive: it still has the state of block ${oldBlock}.` };
  } catch (error) {
    if (!(error instanceof NodeAnswerError)) return { id: 'archive', verdict: 'note', words: whyNot(error) };
    return { id: 'archive', verdict: 'note', words: 'No archive: it keeps recent state only, which is enough here.' };
  }
}

/** Browsers say of a failed request only that it failed; the reasons that remain are named together. */
function whyNot(error: unknown): string {
  if (error instanceof NodeAnswerError) return `It answers, but not as a node: ${error.message}.`;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'No answer within ten seconds.';
  return 'No answer. The address may be wrong, the node may be off, or it does not allow web pages to ask it (CORS).';
}

function wholeOf(answer: unknown): bigint {
  if (typeof answer !== 'string' || !/^0x[0-9a-fA-F]{1,64}$/.test(answer))
    throw new NodeAnswerError('it gave no number');
  return BigInt(answer);
}

function hexOf(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}

const TIMEOUT_MS = 10_000;

/** Asks a node over http from wherever this runs. */
export function askOver(url: string): Ask {
  return async (method, params) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new NodeAnswerError(`HTTP ${answer.status}`);
    return resultOf(await answer.text());
  };
}

function resultOf(text: string): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new NodeAnswerError('no JSON');
    throw error;
  }
  if (typeof answer === 'object' && answer !== null && 'result' in answer) return answer.result;
  throw new NodeAnswerError('an error instead of a result');
}
