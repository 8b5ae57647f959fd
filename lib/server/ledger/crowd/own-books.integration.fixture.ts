import { type Address, parseAbi, parseEventLogs } from 'viem';

import type { DevnetLink } from '@/devnet/devnet-link';

const EVENTS = parseAbi([
  'event TransferShares(address indexed from, address indexed to, uint256 sharesValue)',
  'event Transfer(address indexed from, address indexed to, uint256 value)',
]);
const QUEUE_EVENTS = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)',
  'event WithdrawalRequested(uint256 indexed requestId, address indexed requestor, address indexed owner, uint256 amountOfStETH, uint256 amountOfShares)',
  'event WithdrawalClaimed(uint256 indexed requestId, address indexed owner, address indexed receiver, uint256 amountOfETH)',
]);
const REPORT_EVENTS = parseAbi([
  'event TokenRebased(uint256 indexed reportTimestamp, uint256 timeElapsed, uint256 preTotalShares, uint256 preTotalEther, uint256 postTotalShares, uint256 postTotalEther, uint256 sharesMintedAsFees)',
]);

/** What a transaction did to an account, in units of each. */
export interface OwnFlow {
  readonly block: bigint;
  shares: bigint;
  wrapped: bigint;
  /** wei */
  queued: bigint;
  /** wei that its claims paid */
  paid: bigint;
}

interface Place {
  readonly transactionHash: string;
  readonly blockNumber: bigint;
}

/** Flows by account (in lower case), then by transaction. */
export type OwnBooks = ReadonlyMap<string, ReadonlyMap<string, OwnFlow>>;

/** Books of everyone from the raw logs of some blocks, kept as simply as can be. */
export async function keepOwnBooks(link: DevnetLink, fromBlock: bigint, toBlock: bigint): Promise<OwnBooks> {
  const { client, contracts } = link;
  const { Lido, WstETH, WithdrawalQueueERC721 } = contracts.addresses;
  const logsOf = (address: Address) => client.getLogs({ address, fromBlock, toBlock });
  const [token, wrapper, queue] = await Promise.all([Lido, WstETH, WithdrawalQueueERC721].map(logsOf));
  const books = new Map<string, Map<string, OwnFlow>>();
  const add = (account: string, log: Place, field: Exclude<keyof OwnFlow, 'block'>, amount: bigint) => {
    const book = books.get(account.toLowerCase()) ?? new Map<string, OwnFlow>();
    books.set(account.toLowerCase(), book);
    const flow = book.get(log.transactionHash) ?? {
      block: log.blockNumber,
      shares: 0n,
      wrapped: 0n,
      queued: 0n,
      paid: 0n,
    };
    book.set(log.transactionHash, flow);
    flow[field] += amount;
  };
  for (const log of parseEventLogs({ abi: EVENTS, logs: token ?? [], eventName: 'TransferShares' })) {
    add(log.args.from, log, 'shares', -log.args.sharesValue);
    add(log.args.to, log, 'shares', log.args.sharesValue);
  }
  for (const log of parseEventLogs({ abi: EVENTS, logs: wrapper ?? [], eventName: 'Transfer' })) {
    add(log.args.from, log, 'wrapped', -log.args.value);
    add(log.args.to, log, 'wrapped', log.args.value);
  }
  const nominals = new Map<bigint, bigint>();
  const owners = new Map<bigint, string>();
  for (const log of parseEventLogs({ abi: QUEUE_EVENTS, logs: queue ?? [] })) {
    const { args, eventName } = log;
    if (eventName === 'WithdrawalRequested') {
      nominals.set(args.requestId, args.amountOfStETH);
      owners.set(args.requestId, args.owner);
      add(args.owner, log, 'queued', args.amountOfStETH);
      continue;
    }
    const id = eventName === 'Transfer' ? args.tokenId : args.requestId;
    const nominal = nominals.get(id);
    const owner = owners.get(id);
    // A request from before these blocks is nobody's whose books are kept.
    if (nominal === undefined || owner === undefined) continue;
    if (eventName === 'WithdrawalClaimed') {
      add(args.owner, log, 'queued', -nominal);
      add(args.owner, log, 'paid', args.amountOfETH);
    } else if (args.from.toLowerCase() === owner.toLowerCase() && !isNobody(args.to)) {
      add(args.from, log, 'queued', -nominal);
      add(args.to, log, 'queued', nominal);
      owners.set(id, args.to);
    }
  }
  return books;
}

/** Blocks in which the oracle reported, ascending. */
export async function reportBlocks(link: DevnetLink, fromBlock: bigint, toBlock: bigint): Promise<readonly bigint[]> {
  const logs = await link.client.getLogs({
    address: link.contracts.addresses.Lido,
    event: REPORT_EVENTS[0],
    fromBlock,
    toBlock,
  });
  return logs.map(({ blockNumber }) => blockNumber);
}

function isNobody(account: string): boolean {
  return /^0x0{40}$/.test(account);
}
