import { type Address, parseAbi, parseEventLogs } from 'viem';

import type { DevnetLink } from '@/devnet/devnet-link';

import { type LifeBlocks, type OwnBooks, openBooks } from './crowd-pool.integration.fixture';

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

/** Books of everyone from the raw logs of some blocks, kept as simply as can be. */
export async function keepLidoBooks(link: DevnetLink, { before, last }: LifeBlocks): Promise<OwnBooks> {
  const { client, contracts } = link;
  const { Lido, WstETH, WithdrawalQueueERC721 } = contracts.addresses;
  const logsOf = (address: Address) => client.getLogs({ address, fromBlock: before + 1n, toBlock: last });
  const [token, wrapper, queue] = await Promise.all([Lido, WstETH, WithdrawalQueueERC721].map(logsOf));
  const { books, add } = openBooks();
  for (const log of parseEventLogs({ abi: EVENTS, logs: token ?? [], eventName: 'TransferShares' })) {
    add(log.args.from, log, { shares: -log.args.sharesValue });
    add(log.args.to, log, { shares: log.args.sharesValue });
  }
  for (const log of parseEventLogs({ abi: EVENTS, logs: wrapper ?? [], eventName: 'Transfer' })) {
    add(log.args.from, log, { wrapped: -log.args.value });
    add(log.args.to, log, { wrapped: log.args.value });
  }
  const nominals = new Map<bigint, bigint>();
  const owners = new Map<bigint, string>();
  for (const log of parseEventLogs({ abi: QUEUE_EVENTS, logs: queue ?? [] })) {
    const { args, eventName } = log;
    if (eventName === 'WithdrawalRequested') {
      nominals.set(args.requestId, args.amountOfStETH);
      owners.set(args.requestId, args.owner);
      add(args.owner, log, { queued: args.amountOfStETH });
      continue;
    }
    const id = eventName === 'Transfer' ? args.tokenId : args.requestId;
    const nominal = nominals.get(id);
    const owner = owners.get(id);
    // A request from before these blocks is nobody's whose books are kept.
    if (nominal === undefined || owner === undefined) continue;
    if (eventName === 'WithdrawalClaimed') {
      add(args.owner, log, { queued: -nominal });
      add(args.owner, log, { paid: args.amountOfETH });
    } else if (args.from.toLowerCase() === owner.toLowerCase() && !isNobody(args.to)) {
      add(args.from, log, { queued: -nominal });
      add(args.to, log, { queued: nominal });
      owners.set(id, args.to);
    }
  }
  return books;
}

/** Blocks in which the oracle reported, ascending. */
export async function lidoReportBlocks(link: DevnetLink, { before, last }: LifeBlocks): Promise<readonly bigint[]> {
  const { Lido: address } = link.contracts.addresses;
  const [event] = REPORT_EVENTS;
  const logs = await link.client.getLogs({ address, event, fromBlock: before + 1n, toBlock: last });
  return logs.map(({ blockNumber }) => blockNumber);
}

function isNobody(account: string): boolean {
  return /^0x0{40}$/.test(account);
}
