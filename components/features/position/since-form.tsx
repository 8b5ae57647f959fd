import { buttonClass } from '@/components/ui/button-class';
import { TextLink } from '@/components/ui/text-link';
import { formatIsoDay } from '@/lib/format/format-date';
import { type UnixSeconds, unixSeconds } from '@/lib/units/units';

import { DateField } from './export-form';

const DAY = 86_400n;
const SPANS = [7n, 30n, 90n, 365n];

interface SinceFormProps {
  /** The page's own address. */
  readonly path: string;
  readonly since: UnixSeconds | null;
  readonly today: UnixSeconds;
}

/** From which day on earnings are counted. A plain form: works without any script. */
export function SinceForm({ path, since, today }: SinceFormProps) {
  const dayBefore = (days: bigint) => formatIsoDay(unixSeconds(today - days * DAY));
  return (
    <form action={path} method="get" className="flex flex-wrap items-end gap-x-5 gap-y-3 text-sm">
      <DateField
        name="since"
        label="Count from"
        max={formatIsoDay(today)}
        value={since === null ? '' : formatIsoDay(since)}
      />
      <button type="submit" className={buttonClass('outline')}>
        Count
      </button>
      <span className="flex flex-wrap gap-x-4 gap-y-1 py-2">
        {SPANS.map((days) => (
          <TextLink key={days} href={`${path}?since=${dayBefore(days)}`}>
            {String(days)} days
          </TextLink>
        ))}
        <TextLink href={path}>all</TextLink>
      </span>
    </form>
  );
}
