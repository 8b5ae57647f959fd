/** How each estimate is made. The longer form, with sources and examples, is docs/estimates.md. */
const ESTIMATES = [
  {
    name: 'APR',
    words:
      'Growth of the exchange rate from before the first report of the window to after the last, divided by the time they span, times a year of 365 days. Not compounded. The fee is already inside the rate. A window with fewer reports says how much of it was found.',
  },
  {
    name: 'What you receive',
    words: 'The contract’s own arithmetic with its own rounding, to the wei. It is read again right before you sign.',
  },
  {
    name: 'Network cost',
    words:
      'Typical gas of the steps times twice the base fee of the newest block plus the usual tip: the most it is likely to cost. Your wallet makes its own estimate.',
  },
  {
    name: 'Waiting time',
    words:
      'A simulation over report frames. Each path draws from recent frames how much ETH comes in and how long a report takes; a request is paid by the first report that has the ETH. The range is where one path in ten, half and nine in ten are done. With too little history there is no estimate.',
  },
  {
    name: 'Ways out, compared',
    words:
      'Received, less gas, less the yield forgone while waiting. The break-even is the wait at which the slow way and the fast one come out equal.',
  },
  {
    name: 'Premium and discount',
    words:
      'What a sale of exactly that size would receive, divided by what the tokens are worth at the rate, less one. Rounded down, so that a discount never looks smaller than it is.',
  },
  {
    name: 'Concentration',
    words:
      'Validators per operator: the largest share, the fewest operators over a third and over half, and the sum of squared shares (HHI).',
  },
  {
    name: 'In US dollars',
    words:
      'ETH times the answer of the network’s price feed, rounded down. The answer is not used when it is not positive, incomplete, or older than 3,900 seconds; then nothing is shown in dollars.',
  },
] as const;

/** How each estimate is made, in short. */
export function Estimates() {
  return (
    <dl className="border-t border-line">
      {ESTIMATES.map(({ name, words }) => (
        <div
          key={name}
          className="grid gap-x-9 gap-y-1 border-b border-line py-3 md:grid-cols-[9rem_minmax(0,1fr)] md:items-baseline"
        >
          <dt className="font-bold">{name}</dt>
          <dd className="max-w-[64ch]">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
