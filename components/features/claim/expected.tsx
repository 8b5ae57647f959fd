'use client';

import { Button } from '@/components/ui/button';
import { useClientConfig } from '@/hooks/client-config-context';
import { useLive } from '@/hooks/live-context';
import { calendarFile } from '@/lib/format/calendar-file';
import { RULE_WORDS, UNKNOWN_WORDS } from '@/lib/format/eta-wording';
import { formatShort } from '@/lib/format/format-amount';
import { formatMoment } from '@/lib/format/format-date';
import type { WithdrawalRequest } from '@/lib/protocols/lido/pool';
import type { RequestWait } from '@/lib/protocols/live-state';

interface ExpectedProps {
  readonly request: WithdrawalRequest;
  readonly wait: RequestWait;
}

/** When a waiting request is likely to be ready, why, and a calendar file for it. */
export function Expected({ request, wait: { eta } }: ExpectedProps) {
  const { chainId } = useClientConfig();
  const live = useLive();
  if (eta.kind === 'unknown')
    return <p className="text-xs text-muted">When is not known. {UNKNOWN_WORDS[eta.reason]}</p>;
  const { p10, p50, p90 } = eta.at;
  const range = `${formatMoment(p10)} to ${formatMoment(p90)}, as likely as not by ${formatMoment(p50)}`;
  const save = () => {
    if (live.status === 'unavailable') return;
    const link = `${location.origin}/withdraw/claim`;
    const file = calendarFile({
      uid: `request-${request.id}-${chainId}@${location.host}`,
      from: p50,
      to: p90 > p50 ? p90 : p50,
      madeAt: live.snapshot.block.timestamp,
      title: `Withdrawal request #${request.id} may be ready`,
      text: `${formatShort(request.nominal)} ETH. Expected ${range}. ${RULE_WORDS[eta.rule]} There is no deadline to claim.`,
      link,
    });
    saveFile(`request-${request.id}.ics`, file);
  };
  return (
    <div className="text-xs text-muted">
      Expected {range}. {RULE_WORDS[eta.rule]}{' '}
      <Button variant="quiet" onClick={save}>
        Calendar file<span className="sr-only"> for request {String(request.id)}</span>
      </Button>
    </div>
  );
}

function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
