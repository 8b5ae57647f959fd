import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Address } from 'viem';

import { FAR_FUTURE_EPOCH, SECONDS_PER_SLOT, SWEEP } from '@/devnet/beacon/constants';
import { type BeaconState, queueEpoch } from '@/devnet/beacon/state';
import { isActive, type Validator } from '@/devnet/beacon/validator';

/** What a node answers to a path instead of the truth; undefined for the truth. */
export type BeaconEdit = (path: string, truth: unknown) => unknown;

/** What the devnet's beacon chain lacks to be a network. */
export interface BeaconNodeSettings {
  readonly chainId: number;
  readonly genesisTime: bigint;
  readonly vault: Address;
  /** As blocks name it; fulu when it is left out. */
  readonly fork?: string;
}

const SPEC = {
  SECONDS_PER_SLOT: '12',
  SLOTS_PER_EPOCH: '32',
  MAX_SEED_LOOKAHEAD: '4',
  MIN_VALIDATOR_WITHDRAWABILITY_DELAY: '256',
  MAX_WITHDRAWALS_PER_PAYLOAD: '16',
  MAX_PENDING_PARTIALS_PER_WITHDRAWALS_SWEEP: '8',
  EFFECTIVE_BALANCE_INCREMENT: '1000000000',
  CHURN_LIMIT_QUOTIENT: '65536',
  MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA: '128000000000',
  MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT: '256000000000',
} as const;
const FAR_FUTURE = String(2n ** 64n - 1n);
/** Somebody else's validators: the last in everybody's exit queue, one that waits to get in. */
const STRANGER = `0x010000000000000000000000${'99'.repeat(20)}`;

/** The beacon API (ethereum/beacon-APIs) over the devnet's beacon chain. */
export class BeaconNode {
  state: BeaconState;
  edit: BeaconEdit = () => undefined;
  delayMs = 0;
  /** Parts of balances that were asked for: whose, and gwei. */
  partials: readonly { readonly index: number; readonly gwei: bigint; readonly withdrawableEpoch: number }[] = [];
  readonly asked: string[] = [];
  readonly #server: Server;

  private constructor(
    state: BeaconState,
    readonly settings: BeaconNodeSettings,
  ) {
    this.state = state;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(state: BeaconState, settings: BeaconNodeSettings): Promise<BeaconNode> {
    const node = new BeaconNode(state, settings);
    await new Promise<void>((resolve) => node.#server.listen(0, '127.0.0.1', resolve));
    return node;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Milliseconds since 1970 by the beacon chain. */
  get nowMs(): number {
    return (Number(this.settings.genesisTime) + this.state.queueSecond) * 1_000;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as ValidatorsBody);
    const path = request.url ?? '';
    this.asked.push(path);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    const truth = this.#truth(path, body);
    const said = this.edit(path, truth) ?? truth;
    response.writeHead(said === null ? 404 : 200, { 'content-type': 'application/json' });
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  }

  #truth(path: string, body: ValidatorsBody): unknown {
    const slot = Math.floor(this.state.queueSecond / SECONDS_PER_SLOT);
    const { chainId, genesisTime } = this.settings;
    const [name, at] = [path.split('?')[0]?.split('/').at(-1), Number(path.split('/').at(-1))];
    switch (name) {
      case 'genesis':
        return { data: { genesis_time: String(genesisTime) } };
      case 'spec':
        return { data: { ...SPEC, DEPOSIT_CHAIN_ID: String(chainId) } };
      case 'head':
        return { execution_optimistic: false, data: { header: { message: { slot: String(slot) } } } };
      case 'validators':
        return { data: this.#validators(body) };
      case 'pending_partial_withdrawals':
        return {
          data: this.partials.map(({ index, gwei, withdrawableEpoch }) => ({
            validator_index: String(index),
            amount: String(gwei),
            withdrawable_epoch: String(withdrawableEpoch),
          })),
        };
      case 'committees':
        return { data: this.#committees(slot) };
      default:
        return path.includes('/beacon/blocks/') && at <= slot ? this.#block(at) : null;
    }
  }

  #validators({ ids, statuses }: ValidatorsBody): readonly unknown[] {
    const { validators, network } = this.state;
    const epoch = queueEpoch(this.state);
    const last = { ...STRANGERS, index: network.validatorCount - 2, exitEpoch: this.state.earliestExitEpoch };
    const waiting = { ...STRANGERS, index: network.validatorCount - 1, activationEpoch: epoch + 9 };
    const told = [
      ...validators.map((each) => toldOf(each, epoch, `0x010000000000000000000000${this.settings.vault.slice(2)}`)),
      toldOf({ ...last, withdrawableEpoch: last.exitEpoch + 256 }, epoch, STRANGER),
      toldOf(waiting, epoch, STRANGER),
    ];
    return told.filter(
      ({ index, status }) => (ids?.includes(index) ?? true) && (statuses === undefined || statuses.includes(status)),
    );
  }

  /** Everybody attests once in an epoch, so in a slot one of 32. */
  #committees(slot: number): readonly unknown[] {
    const { validatorCount } = this.state.network;
    const all = Array.from({ length: validatorCount / 32 }, (_, place) => String(place * 32 + (slot % 32)));
    return [{ validators: all.slice(0, 14_000) }, { validators: all.slice(14_000) }];
  }

  #block(slot: number): unknown {
    const first = (slot * SWEEP.perBlock) % this.state.network.validatorCount;
    const withdrawals = Array.from({ length: SWEEP.perBlock }, (_, place) => ({
      validator_index: String(first + place),
    }));
    const message = { slot: String(slot), body: { execution_payload: { withdrawals } } };
    return { version: this.settings.fork ?? 'fulu', data: { message } };
  }
}

interface ValidatorsBody {
  readonly ids?: readonly string[];
  readonly statuses?: readonly string[];
}

type AnyValidator = Omit<Validator, 'publicKey' | 'operatorId' | 'credentials'>;

const STRANGERS: AnyValidator = {
  index: 0,
  balanceGwei: 32n * 10n ** 9n,
  effectiveGwei: 32n * 10n ** 9n,
  activationEpoch: 0,
  exitEpoch: FAR_FUTURE_EPOCH,
  withdrawableEpoch: FAR_FUTURE_EPOCH,
  slashedEpoch: null,
};

function toldOf(each: AnyValidator, epoch: number, credentials: string) {
  const epochText = (value: number) => (value === FAR_FUTURE_EPOCH ? FAR_FUTURE : String(value));
  return {
    index: String(each.index),
    balance: String(each.balanceGwei),
    status: statusOf(each, epoch),
    validator: {
      withdrawal_credentials: credentials,
      slashed: each.slashedEpoch !== null,
      exit_epoch: epochText(each.exitEpoch),
      withdrawable_epoch: epochText(each.withdrawableEpoch),
    },
  };
}

/** The statuses of ethereum/beacon-APIs. */
function statusOf(each: AnyValidator, epoch: number): string {
  const { activationEpoch, exitEpoch, withdrawableEpoch, balanceGwei, slashedEpoch } = each;
  if (epoch < activationEpoch) return 'pending_queued';
  if (isActive({ ...NO_IDENTITY, ...each }, epoch)) {
    if (exitEpoch === FAR_FUTURE_EPOCH) return 'active_ongoing';
    return slashedEpoch === null ? 'active_exiting' : 'active_slashed';
  }
  if (epoch < withdrawableEpoch) return slashedEpoch === null ? 'exited_unslashed' : 'exited_slashed';
  return balanceGwei > 0n ? 'withdrawal_possible' : 'withdrawal_done';
}

const NO_IDENTITY = { publicKey: '0x', operatorId: 0, credentials: '0x01' } as const;
