import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { deposit } from '@/devnet/beacon/entry-queue';
import { requestExits, startExit } from '@/devnet/beacon/exit-queue';
import { type BeaconState, emptyBeacon, queueEpoch } from '@/devnet/beacon/state';
import { advance } from '@/devnet/beacon/step';
import { freePort } from '@/devnet/free-port';
import type { ConsensusLayer, ConsensusSource } from '@/lib/domain/consensus-layer';
import { soonestPayable } from '@/lib/domain/consensus-layer';
import type { FrameClock } from '@/lib/domain/frames';
import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';

import { BeaconNode } from './beacon-node.integration.fixture';
import { BeaconSource } from './beacon-source';

const GENESIS = 1_700_000_000n;
const CLOCK: FrameClock = {
  genesisTime: unixSeconds(GENESIS),
  secondsPerSlot: 12n,
  slotsPerEpoch: 32n,
  initialEpoch: 0n,
  epochsPerFrame: 225n,
};
const QUESTION = {
  network: { chainId: 17, clock: CLOCK },
  vault: '0xB9D7934878B5FB9610B3fE8A5e441e8fad7E293f',
} as const;
const DAY = 86_400;
const GWEI_PER_ETH = 10n ** 9n;

/** A pool of a hundred validators, a month old, and forty of them asked to leave. */
const poolState = (): BeaconState => {
  const month = { seconds: 30 * DAY, queueSeconds: 30 * DAY };
  return requestExits(advance(deposit(emptyBeacon(5), 3_200n * GWEI_PER_ETH), month), 40);
};

let node: BeaconNode;
let skippedMs = 0;
let noted: unknown[] = [];

beforeEach(async () => {
  [skippedMs, noted] = [0, []];
  node = await BeaconNode.start(poolState(), { chainId: 17, genesisTime: GENESIS, vault: QUESTION.vault });
});
afterEach(() => node.stop());

const sourceAt = (url: string, limits = { timeoutMs: 5_000, mostBytes: 4_000_000 }) =>
  new BeaconSource(url, { nowMs: () => node.nowMs + skippedMs, note: (error) => noted.push(error), limits });

/** What is known once the reading has ended. */
async function afterReading(source: BeaconSource): Promise<ConsensusSource> {
  source.known(QUESTION);
  await source.settled();
  return source.known(QUESTION);
}

async function layerOf(source: BeaconSource): Promise<ConsensusLayer> {
  const known = await afterReading(source);
  if (known.status !== 'read') throw new Error(`${known.status}: ${known.status === 'away' ? known.reason : ''}`);
  return known.layer;
}

const reasonOf = async (source: BeaconSource) => {
  const known = await afterReading(source);
  return known.status === 'away' ? known.reason : known.status;
};

describe('what a beacon node says', () => {
  it('is the pool’s validators that leave, paid when the beacon chain pays them', async () => {
    const { arrivals, at, sweepSeconds } = await layerOf(sourceAt(node.url));
    expect(arrivals).toHaveLength(40);
    expect(Number(at)).toBeLessThanOrEqual(node.nowMs / 1_000);
    expect(Number(at)).toBeGreaterThan(node.nowMs / 1_000 - 12);
    expect(sweepSeconds).toBe(675_000n);
    const counts: number[] = [];
    for (const days of [3, 5, 7, 9, 12]) {
      const later = advance(node.state, { seconds: days * DAY, queueSeconds: days * DAY });
      const until = GENESIS + BigInt(later.queueSecond);
      const paid = later.validators.filter(({ balanceGwei }) => balanceGwei === 0n).length;
      expect(arrivals.filter(({ from }) => from <= until)).toHaveLength(paid);
      counts.push(paid);
    }
    expect(counts.at(0)).toBeLessThan(40);
    expect(counts.at(-1)).toBe(40);
  });

  it('is the end of everybody’s exit queue, as the beacon chain goes on from it', async () => {
    node.state = { ...node.state, earliestExitEpoch: queueEpoch(node.state) + 700 };
    const layer = await layerOf(sourceAt(node.url));
    expect(layer.exitQueue).toMatchObject({ churnGwei: 256n * GWEI_PER_ETH, lookahead: 4n, delayEpochs: 256n });
    const staying = node.state.validators.findIndex(({ exitEpoch }) => exitEpoch === Number.MAX_SAFE_INTEGER);
    const next = startExit(node.state, staying).validators[staying];
    const payable = soonestPayable(layer, wei(32n * ONE_ETHER), CLOCK);
    const chain = GENESIS + BigInt(next?.withdrawableEpoch ?? 0) * 384n;
    // What may still leave in the last epoch is not told, so the app may be an epoch later, and is never earlier.
    expect([chain, chain + 384n]).toContain(payable);
  });

  it('leaves out slashed validators until nothing more is taken from them', async () => {
    const epoch = queueEpoch(node.state);
    const slashed = (position: number, withdrawableEpoch: number) => {
      const validator = node.state.validators[position];
      if (validator === undefined) throw new Error('no validator');
      const change = { slashedEpoch: 1, exitEpoch: epoch - 1, withdrawableEpoch, balanceGwei: 31n * GWEI_PER_ETH };
      node.state = { ...node.state, validators: node.state.validators.with(position, { ...validator, ...change }) };
    };
    const [one = 0, other = 0] = node.state.validators.flatMap((each, place) =>
      each.exitEpoch === Number.MAX_SAFE_INTEGER ? [place] : [],
    );
    slashed(one, epoch + 1);
    slashed(other, epoch);
    const { arrivals } = await layerOf(sourceAt(node.url));
    expect(arrivals).toHaveLength(41);
    expect(arrivals.filter(({ amount }) => amount === 31n * ONE_ETHER)).toHaveLength(1);
  });

  it('counts parts of balances by their place in everybody’s queue, the pool’s only', async () => {
    const [mine] = node.state.validators;
    if (mine === undefined) throw new Error('no validator');
    const withdrawableEpoch = queueEpoch(node.state) + 10;
    const stranger = { index: node.state.network.validatorCount - 2, gwei: GWEI_PER_ETH, withdrawableEpoch };
    node.partials = [...Array(9).fill(stranger), { index: mine.index, gwei: 3n * GWEI_PER_ETH, withdrawableEpoch }];
    const { arrivals } = await layerOf(sourceAt(node.url));
    const from = GENESIS + BigInt(withdrawableEpoch) * 384n;
    expect(arrivals.slice(40)).toEqual([{ from, to: from + 24n, amount: 3n * ONE_ETHER }]);
  });

  it('leaves the length of the queue open on a fork whose rules are not known', async () => {
    node.stop();
    node = await BeaconNode.start(poolState(), { ...node.settings, fork: 'gloas' });
    const { exitQueue, arrivals } = await layerOf(sourceAt(node.url));
    expect(exitQueue).toBeNull();
    // Where the sweep is is not known either: anywhere in a round.
    expect(arrivals.every(({ from, to }) => to - from === 675_000n)).toBe(true);
  });
});

describe('a beacon node that cannot be used', () => {
  it.each<{ why: string; path: string; says: unknown; reason: string }>([
    {
      why: 'another chain',
      path: 'spec',
      says: { DEPOSIT_CHAIN_ID: '1' },
      reason: 'the beacon node is of another network: its chain id is 1 and not 17',
    },
    {
      why: 'another genesis',
      path: 'genesis',
      says: { genesis_time: '1606824023' },
      reason: `the beacon node is of another network: its genesis is 1606824023 and not ${GENESIS}`,
    },
    {
      why: 'another length of slots',
      path: 'spec',
      says: { SECONDS_PER_SLOT: '5' },
      reason: 'the beacon node is of another network: its seconds in a slot is 5 and not 12',
    },
    {
      why: 'a number that is none',
      path: 'spec',
      says: { SLOTS_PER_EPOCH: '0x20' },
      reason: 'the beacon node does not answer as the beacon API says (spec)',
    },
    {
      why: 'a division by zero',
      path: 'spec',
      says: { CHURN_LIMIT_QUOTIENT: '0' },
      reason: 'the beacon node does not answer as the beacon API says (spec)',
    },
    {
      why: 'an old head',
      path: 'head',
      says: { header: { message: { slot: '9' } } },
      reason: `the beacon node is ${30 * DAY - 108} s behind`,
    },
    {
      why: 'a head of tomorrow',
      path: 'head',
      says: { header: { message: { slot: '999999' } } },
      reason: 'the beacon node shows a slot that has not begun',
    },
  ])('is refused: $why', async ({ path, says, reason }) => {
    node.edit = (asked, truth) => {
      if (!asked.endsWith(`/${path}`)) return undefined;
      const { data } = truth as { readonly data: object };
      return { data: { ...data, ...(says as object) } };
    };
    expect(await reasonOf(sourceAt(node.url))).toBe(reason);
    expect(noted).toHaveLength(1);
  });

  it.each([
    { why: 'text', says: '<html>', path: '/validators' },
    { why: 'a negative balance', says: { data: [{ index: '1', balance: '-5' }] }, path: '/validators' },
    { why: 'a number beyond 64 bits', says: { data: [{ validators: [String(2n ** 64n)] }] }, path: '/committees' },
    { why: 'nobody who attests', says: { data: [] }, path: '/committees' },
  ])('is refused for $why', async ({ says, path }) => {
    node.edit = (asked) => (asked.includes(path) ? says : undefined);
    expect(await reasonOf(sourceAt(node.url))).toMatch(/^the beacon node does not answer as the beacon API says/);
  });

  it('is not read without end', async () => {
    expect(await reasonOf(sourceAt(node.url, { timeoutMs: 5_000, mostBytes: 10_000 }))).toBe(
      'the beacon node answers with more than can be read',
    );
  });

  it('is not waited for', async () => {
    node.delayMs = 1_000;
    expect(await reasonOf(sourceAt(node.url, { timeoutMs: 50, mostBytes: 4_000_000 }))).toBe(
      'the beacon node does not answer in time',
    );
  });

  it('is not named where it cannot be reached, nor is its key', async () => {
    const source = sourceAt(`http://user:s3cret@127.0.0.1:${await freePort()}/s3cret-key`);
    expect(await reasonOf(source)).toBe('the beacon node cannot be reached');
    expect(String((noted[0] as Error).stack)).not.toContain('s3cret');
    expect(noted[0]).not.toHaveProperty('cause');
  });
});

describe('the reading that everyone shares', () => {
  it('is not waited for the first time', async () => {
    const source = sourceAt(node.url);
    expect(source.known(QUESTION)).toEqual({ status: 'away', reason: 'the beacon node is being read' });
    await source.settled();
    expect(source.known(QUESTION).status).toBe('read');
  });

  it('is made once in ten minutes, however many ask', async () => {
    const source = sourceAt(node.url);
    await layerOf(source);
    const asked = node.asked.length;
    await layerOf(source);
    expect(node.asked).toHaveLength(asked);
    skippedMs = 599_000;
    await layerOf(source);
    expect(node.asked).toHaveLength(asked);
    skippedMs = 600_000;
    await layerOf(source);
    // Genesis and constants are known.
    expect(node.asked.length).toBe(2 * asked - 2);
  });

  it('is gone by for an hour while the node is away, then not; and is there again with the node', async () => {
    const source = sourceAt(node.url);
    const { at } = await layerOf(source);
    node.edit = (path) => (path.endsWith('/head') ? '' : undefined);
    skippedMs = 3_600_000;
    expect((await layerOf(source)).at).toBe(at);
    skippedMs = 3_660_001;
    expect(await reasonOf(source)).toBe('the beacon node does not answer as the beacon API says (head)');
    node.edit = () => undefined;
    node.state = advance(node.state, { seconds: DAY, queueSeconds: DAY });
    skippedMs = 0;
    expect((await layerOf(source)).at).toBeGreaterThan(at);
  });
});
