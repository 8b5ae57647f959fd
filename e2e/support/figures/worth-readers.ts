import { earnedBy } from './earned';
import { cut, type Expected, ether, gained, percent } from './figure-maths';
import { pendingOf, redeemed, unwrapped, waitingOf, worthOf } from './holdings';
import { wordOf } from './read-at';
import { type Asked, type Contract, made, type Reader, type Readers } from './reader';

const lido: Contract = ({ addresses }) => addresses.Lido;
const queue: Contract = ({ addresses }) => addresses.WithdrawalQueueERC721;
const share: Contract = (contracts) => contracts.vault.share;
const vault: Contract = (contracts) => contracts.vault.vault;

/** What the account has by the end. */
const ALL = ['mrETH', 'wmrETH', 'mvETH', 'ETH asked for', 'mvETH asked for'] as const;

/** What each holding of the journey's account is worth, and the sums over them. */
export const WORTHS: Readers = {
  'Lido: Worth of mrETH': worth(lido, (asked) => held(asked, lido)),
  'Lido: Worth of wmrETH': worth(lido, async (asked) =>
    unwrapped(asked.at, await held(asked, ({ addresses }) => addresses.WstETH)),
  ),
  'ERC-4626 vault: Worth of mvETH': worth(vault, async (asked) => redeemed(asked.at, await held(asked, share))),
  'ERC-4626 vault: Asked for in mvETH': worth(vault, pending),
  'ERC-4626 vault: Shares that wait': worth(vault, pending),
  'ERC-4626 vault: Worth of mvETH that waits': worth(vault, pendingWorth),
  'WithdrawalQueueERC721: Asked for and not yet paid': worth(queue, waits),
  'Lido: Worth now': sum(ALL, async (asked) => ether(await all(asked))),
  'Lido: Together': sum(ALL, async (asked) => cut(await all(asked), 6)),
  'WithdrawalQueueERC721: Leaving': made(queue, async (asked) => ether(await leaves(asked))),
  'WithdrawalQueueERC721: Waiting': made(queue, async (asked) => ether(await leaves(asked))),
  // Nothing of the account is paid: no report comes while it is looked at.
  'WithdrawalQueueERC721: Ready': made(queue, async () => ether(0n)),
  'Lido: Earned': made(lido, async ({ at, account }) => gained((await earnedBy(at, account)).earned)),
  'Lido: By the last report': made(lido, async ({ at, account }) => {
    const last = (await earnedBy(at, account)).reports.at(-1);
    if (last?.pool !== 'lido') throw new Error('the last report is not of Lido');
    return gained(last.change);
  }),
  'Lido: Own yearly rate': made(lido, async ({ at, account }) => {
    const { earned, capital } = await earnedBy(at, account);
    return percent(earned * YEAR, capital);
  }),
};

const YEAR = 31_536_000n;

const all = ({ at, account }: Asked) => worthOf(at, account);

function waits({ at, account }: Asked): Promise<bigint> {
  return waitingOf(at, account);
}

function pending({ at, account }: Asked): Promise<bigint> {
  return pendingOf(at, account);
}

async function pendingWorth(asked: Asked): Promise<bigint> {
  return redeemed(asked.at, await pending(asked));
}

/** In the queue and in the vault. */
async function leaves(asked: Asked): Promise<bigint> {
  return (await waits(asked)) + (await pendingWorth(asked));
}

function held({ at, account }: Asked, token: Contract): Promise<bigint> {
  return wordOf(at, token(at.contracts), 'balanceOf(address)', [account]);
}

/** A worth of the table: six decimals. */
function worth(contract: Contract, read: (asked: Asked) => Promise<bigint>): Reader {
  return made(contract, async (asked) => cut(await read(asked), 6));
}

/** A sum whose note has to name all of its parts; the largest of them is of Lido. */
function sum(names: readonly string[], read: (asked: Asked) => Promise<Expected>): Reader {
  return made(lido, async (asked) => {
    const missing = names.find((name) => !asked.figure.formula.includes(`${name} (`));
    if (missing !== undefined) throw new Error(`its note does not name ${missing}`);
    return read(asked);
  });
}
