import { type Address, encodeFunctionData, parseAbi, parseEther } from 'viem';

import { exact, faultOf } from './figure-maths';
import { wordOf } from './read-at';
import { type Asked, FILLED } from './reader';
import { readerOf } from './readers';

type ReviewAsked = Pick<Asked, 'figure' | 'page' | 'at' | 'account'>;

/** Texts of a review with digits that are no figures of it, or that repeat what one of them opens. */
export const REVIEW_WORDS: readonly RegExp[] = [
  /^\d+ signatures$/,
  // The intent's own name; what it gives opens its origin.
  /^(?:Stake|Wrap|Unwrap|Request|Deposit) 1\.5 (?:ETH|mrETH|wmrETH|WETH)(?: from the queue| in the vault)?$/,
  /^Wrap exactly 1\.5 ETH as WETH$/,
  /^WithdrawalQueueERC721$/,
  // What the wallet shows, as it is encoded.
  /^0x[0-9a-fA-F]+(?:…[0-9a-fA-F]+)?$/,
  /^\[?1500000000000000000\]?$/,
  /^1500000000000000000 of its smallest unit$/,
  /^.*, version \d+$/,
  /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
];

/** Why a figure of a review is not what its own origin says; null when it is. */
export async function reviewFault(asked: ReviewAsked): Promise<string | null> {
  const { figure, at, account } = asked;
  const { client } = at;
  switch (figure.title) {
    case 'You give':
      return given(asked);
    case 'ETH sent': {
      const { value } = callIn(figure.command);
      return faultOf(figure.text, exact(value));
    }
    case 'Gas':
      return faultOf(figure.text, { kind: 'number', value: await gasOf(asked), decimals: 0, within: 1n });
    case 'Network cost': {
      const cost = (await gasOf(asked)) * (await priceOf(asked));
      const step = 10n ** 12n;
      return faultOf(figure.text, exact(((cost + step - 1n) / step) * step));
    }
    case 'Price of gas': {
      const price = await priceOf(asked);
      // In gwei with three decimals, rounded up.
      const value = (price + 999_999n) / 1_000_000n;
      return faultOf(figure.text, { kind: 'number', value, decimals: 3, within: 1n });
    }
    case 'Nonce': {
      const nonce = await client.getTransactionCount({ address: account, blockTag: 'pending' });
      return faultOf(figure.text, { kind: 'number', value: BigInt(nonce), decimals: 0, within: 1n });
    }
    case 'Nonce of the permit': {
      const value = await wordOf(at, figure.contract as Address, 'nonces(address)', [account]);
      return faultOf(figure.text, { kind: 'number', value, decimals: 0, within: 1n });
    }
    case 'Allowance': {
      const spender = /"allowance\(address,address\)\(uint256\)" 0x\w+ (0x\w+) --block/.exec(figure.command)?.[1];
      const may = await wordOf(at, figure.contract as Address, 'allowance(address,address)', [account, spender]);
      // It is asked for only where less than that is allowed.
      if (may >= parseEther(FILLED)) return `${may} may be moved already`;
      return faultOf(figure.text, exact(parseEther(FILLED)));
    }
    case 'In US dollars':
      // The price is compared on every page; here it is of the cost beside it, rounded up.
      return /^[\d,.]+ USD$/.test(figure.text) ? null : `"${figure.text}" is no money`;
    default:
      return elsewhere(asked);
  }
}

/** What is given is what the call carries, as its value or among its arguments. */
function given({ figure }: ReviewAsked): string | null {
  const { value, args } = callIn(figure.command);
  const amount = parseEther(FILLED);
  const carried = value === amount || args.flat().includes(String(amount));
  return carried ? faultOf(figure.text, exact(amount)) : `its call does not carry it: ${figure.command}`;
}

/** Figures that pages have too, here to the wei. */
async function elsewhere({ figure, page, at, account }: ReviewAsked): Promise<string | null> {
  const reader = readerOf(figure);
  if (reader === null) return 'nobody reads it';
  const expected = await reader.read({ figure, page, at, account, path: '/', before: null });
  return faultOf(figure.text, expected.kind === 'number' ? { ...expected, within: 1n } : expected);
}

/** The call that a command tries out. */
function callIn(command: string) {
  const found =
    /^cast (?:call|estimate) (0x\w{40})(?: "([^"]+)"((?: (?:"[^"]*"|0x\w*|\d+))*))?(?: --value (\d+))? --from (0x\w{40}) --block (\d+) --rpc-url YOUR_NODE$/.exec(
      command,
    );
  if (found === null) throw new Error(`not a call: ${command}`);
  const [, to, signature, words = '', value = '0', from, block] = found;
  const args = [...words.matchAll(/"\[([^\]]*)\]"|(\S+)/g)].map(([, list, one]) =>
    list === undefined ? (one ?? '') : list.split(','),
  );
  return {
    to: to as Address,
    signature,
    args,
    value: BigInt(value),
    from: from as Address,
    block: BigInt(block ?? -1),
  };
}

async function gasOf({ figure, at, account }: ReviewAsked): Promise<bigint> {
  const { to, signature, args, value, from } = callIn(figure.command.replace('cast call', 'cast estimate'));
  if (from.toLowerCase() !== account.toLowerCase()) throw new Error(`it is sent from ${from}`);
  const data =
    signature === undefined
      ? '0x'
      : encodeFunctionData({ abi: parseAbi([`function ${signature}` as string]), args: args as never } as never);
  return at.client.estimateGas({ account, to, data, value });
}

/** 1.2 × the base fee and the tip, as wallets offer it. */
async function priceOf({ at }: ReviewAsked): Promise<bigint> {
  const { baseFeePerGas } = await at.client.getBlock({ blockNumber: at.block.number });
  const tip = await at.client.estimateMaxPriorityFeePerGas();
  return ((baseFeePerGas ?? 0n) * 12n) / 10n + tip;
}
