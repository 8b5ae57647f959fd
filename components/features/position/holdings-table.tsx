import { InMoney } from '@/components/pool/in-money';
import { OriginOf } from '@/components/pool/origin-of';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatAmount } from '@/lib/format/format-amount';
import { stakeHref, withdrawHref } from '@/lib/pool-links';
import type { PositionView } from '@/lib/position-view';
import type { Holding } from '@/lib/protocols/holdings';
import { sumOrigin } from '@/lib/protocols/worth-origin';
import type { Wei } from '@/lib/units/units';

function kindWords({ kind, protocol, poolName }: Holding): string {
  if (kind === 'token') return poolName;
  if (kind === 'claimable') return 'ready to be claimed';
  // Whether what a vault has not paid yet goes on earning is the vault's to decide.
  return protocol === 'lido' ? 'in the queue, earns nothing' : 'asked for, not yet paid';
}

interface HoldingsTableProps {
  readonly view: PositionView;
  /** It is the visitor's own, who can do something with it. */
  readonly isOwn: boolean;
}

/** Every token and everything asked for, with what it is worth. */
export function HoldingsTable({ view, isOwn }: HoldingsTableProps) {
  const { holdings, worth, ether, etherOrigin, unknown, block } = view;
  const shown = holdings.held.filter(({ amount, protocol }) => amount > 0n || protocol === 'lido');
  return (
    <>
      <Table caption="What the account holds">
        <thead>
          <tr>
            <Th>What</Th>
            <Th numeric wideOnly>
              Amount
            </Th>
            <Th numeric>Worth</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={`${one.pool} ${one.kind} ${one.symbol}`}>
              <Td detail={kindWords(one)} narrowDetail={<Amount of={one} view={view} />}>
                <TextLink href={`/protocols/${one.pool}`}>{one.symbol}</TextLink>
                {isOwn && <Forms of={one} />}
              </Td>
              <Td numeric wideOnly>
                <Amount of={one} view={view} />
              </Td>
              <Td numeric detail={one.isEther && one.worth !== null && <Money amount={one.worth.amount} />}>
                <Worth of={one} view={view} />
              </Td>
            </tr>
          ))}
          <tr>
            <Th row>{unknown.length === 0 ? 'Together' : 'Together, at least'}</Th>
            <Td wideOnly />
            <Td numeric detail={<Money amount={worth} />}>
              <b>
                <OriginOf origin={sumOrigin('Together', holdings.held)} block={block}>
                  {digits(worth, 18)} ETH
                </OriginOf>
              </b>
            </Td>
          </tr>
        </tbody>
      </Table>
      <p className="mt-2 text-xs text-muted">
        The account also has{' '}
        <OriginOf origin={etherOrigin} block={block}>
          {digits(ether, 18)} ETH
        </OriginOf>{' '}
        that is not staked, which is not counted here.
        {holdings.failed.map(({ name, reason }) => ` ${name} cannot be read now: ${reason}.`)}
      </p>
    </>
  );
}

/** What can be done with it. */
function Forms({ of: { pool, kind, amount, symbol, poolName } }: { readonly of: Holding }) {
  const what = <span className="sr-only">{` ${symbol}, ${poolName}`}</span>;
  if (kind !== 'token')
    return (
      <span className="ml-4">
        <TextLink href="/withdraw/claim">
          {kind === 'claimable' ? 'Claim' : 'Where it stands'}
          {what}
        </TextLink>
      </span>
    );
  return (
    <span className="ml-4 inline-flex gap-x-4">
      <TextLink href={stakeHref(pool)}>Deposit{what}</TextLink>
      {amount > 0n && <TextLink href={withdrawHref(pool)}>Withdraw{what}</TextLink>}
    </span>
  );
}

/** Below a worth that opens a note too: a finger has to hit the right one. */
function Money({ amount }: { readonly amount: Wei }) {
  return (
    <span className="block pt-2.5">
      <InMoney amount={amount} />
    </span>
  );
}

interface OneProps {
  readonly of: Holding;
  readonly view: PositionView;
}

function Amount({ of, view: { block } }: OneProps) {
  return (
    <OriginOf origin={of.origins.amount} block={block}>
      {digits(of.amount, of.decimals)} {of.symbol}
    </OriginOf>
  );
}

function Worth({ of, view: { block } }: OneProps) {
  if (of.worth === null) return <span className="text-muted">not told</span>;
  return (
    <OriginOf origin={of.origins.worth} block={block}>
      {of.worth.estimated && 'about '}
      {digits(of.worth.amount, of.unitDecimals)} {of.unit}
    </OriginOf>
  );
}

function digits(amount: bigint, decimals: number): string {
  const shown = Math.min(decimals, 6);
  return formatAmount(amount, { decimals, shown, atLeast: Math.min(shown, 4) });
}
