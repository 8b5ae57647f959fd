import { blockWords } from '@/components/pool/source-of';
import { Notice } from '@/components/ui/notice';
import { receiverWords } from '@/lib/format/receiver-wording';
import type { ReceiverFacts } from '@/lib/receiver/receiver-facts';
import { isStop, type ReceiverWarning } from '@/lib/receiver/receiver-warnings';

interface ReceiverFoundProps {
  readonly facts: ReceiverFacts;
  readonly warnings: readonly ReceiverWarning[];
  readonly confirmed: boolean;
  onConfirm(yes: boolean): void;
}

/** The account that would be paid, in full, with what speaks against it. */
export function ReceiverFound({ facts: { address, block }, warnings, confirmed, onConfirm }: ReceiverFoundProps) {
  return (
    <>
      <p className="font-mono text-[1.05rem] leading-relaxed break-all" data-receiver>
        <span aria-hidden="true">
          {groupsOf(address).map(({ at, digits }) => (
            <span key={at} className="mr-2 inline-block">
              {digits}
            </span>
          ))}
        </span>
        <span className="sr-only">{address}</span>
      </p>
      <div role="status" className="grid gap-2.5 wrap-anywhere empty:hidden">
        {warnings.map((warning) => {
          const { title, words } = receiverWords(warning);
          return (
            <Notice
              key={warning.code}
              tone={isStop(warning) || warning.code === 'look-alike' ? 'loss' : 'caution'}
              title={title}
            >
              {words}
            </Notice>
          );
        })}
      </div>
      {!warnings.some(isStop) && (
        <label className="flex items-baseline gap-2.5 text-sm">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={(event) => onConfirm(event.target.checked)}
            className="size-4 shrink-0 translate-y-0.5 accent-gate"
          />
          I have compared the whole address, and know that what is paid to it cannot be taken back.
        </label>
      )}
      <p className="text-xs text-muted">As of {blockWords(block)}.</p>
    </>
  );
}

/** 0x and ten groups of four digits, which can be compared one by one. */
function groupsOf(address: string): readonly { readonly at: number; readonly digits: string }[] {
  const starts = Array.from({ length: 10 }, (_, index) => 2 + index * 4);
  return [{ at: 0, digits: '0x' }, ...starts.map((at) => ({ at, digits: address.slice(at, at + 4) }))];
}
