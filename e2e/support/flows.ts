import type { PrivateKeyAccount } from 'viem/accounts';

import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { pauseQueue, pauseStaking, resumeQueue, resumeStaking } from '@/devnet/controls';

import type { AppPage } from '../pages/app-page';
import type { Chain } from './chain';
import type { Seeds } from './seeds';

/** One intent as journeys meet it: how to come to its review, and how screen and chain say that it happened. */
interface Flow {
  readonly name: 'stake' | 'request' | 'claim';
  readonly path: string;
  /** The intent's name in the list of transactions, in the words of a regular expression. */
  readonly title: string;
  /** What the dialog says once it is done. */
  readonly outcome: string;
  /** A new account that can begin it, without a transaction of its own. */
  account(chain: Chain, seeds: Seeds): Promise<PrivateKeyAccount>;
  /** From the page to the review. */
  begin(app: AppPage): Promise<void>;
  /** Whether the chain says that it happened. */
  happened(chain: Chain, account: PrivateKeyAccount): Promise<boolean>;
  /** Makes the contract refuse it from now on; `mend` takes that back. */
  spoil(chain: Chain, account: PrivateKeyAccount, seeds: Seeds): Promise<void>;
  mend(chain: Chain, account: PrivateKeyAccount, seeds: Seeds): Promise<void>;
  /** How that refusal is worded. */
  readonly reason: string;
}

const stake: Flow = {
  name: 'stake',
  path: '/',
  title: 'Stake 1 ETH',
  outcome: 'You received',
  account: (chain) => chain.freshAccount('100'),
  begin: (app) => app.submit('1', /^Stake 1 ETH$/),
  happened: async (chain, { address }) => (await chain.rebasingBalance(address)) > 0n,
  spoil: (chain) => pauseStaking(chain.link),
  mend: (chain) => resumeStaking(chain.link),
  reason: 'Staking has been paused.',
};

const request: Flow = {
  name: 'request',
  path: '/withdraw',
  title: 'Request 1 mrETH from the queue',
  outcome: 'Your request is #',
  account: (_chain, seeds) => seeds.holder(),
  begin: (app) => app.submit('1', /^Request 1 mrETH/),
  happened: async (chain, { address }) => (await chain.requestIds(address)).length > 0,
  spoil: (chain) => pauseQueue(chain.link),
  mend: (chain) => resumeQueue(chain.link),
  reason: 'The withdrawal queue is paused.',
};

const claim: Flow = {
  name: 'claim',
  path: '/withdraw/claim',
  title: 'Claim request \\d+',
  outcome: 'You received',
  account: (_chain, seeds) => seeds.claimer(),
  begin: (app) => app.page.getByRole('button', { name: /^Claim [\d.]+ ETH$/ }).click(),
  happened: async (chain, { address }) => (await chain.requestIds(address)).length === 0,
  // A request is a token (ERC-721): its owner may have given it away meanwhile.
  spoil: (chain, account, seeds) => moveRequest(chain, account, account, seeds.bank),
  mend: (chain, account, seeds) => moveRequest(chain, seeds.bank, seeds.bank, account),
  reason: 'A request belongs to another account.',
};

/** Every journey of `tx-edges.spec.ts` is made with each of these. */
export const FLOWS: readonly Flow[] = [stake, request, claim];

async function moveRequest(
  chain: Chain,
  as: PrivateKeyAccount,
  from: PrivateKeyAccount,
  to: PrivateKeyAccount,
): Promise<void> {
  const id = (await chain.requestIds(from.address)).at(-1);
  if (id === undefined) throw new Error(`${from.address} has no request`);
  await chain.act(as, {
    address: chain.link.contracts.addresses.WithdrawalQueueERC721,
    abi: withdrawalQueueErc721Abi,
    functionName: 'transferFrom',
    args: [from.address, to.address, id],
  });
}
