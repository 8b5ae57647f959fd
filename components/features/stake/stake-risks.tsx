import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

/** What can go wrong, in four lines, before a first deposit. */
export function StakeRisks() {
  return (
    <Notice tone="caution" title="Before your first deposit.">
      Leaving takes days, not seconds. A slashed validator lowers everyone’s rate. The contracts can have faults. The
      market may pay less than the rate. <TextLink href="/learn#risks">What each of these means</TextLink>
    </Notice>
  );
}
