import type { UnixSeconds } from '@/lib/units/units';
import { type LoggedRequest, paymentOf, type QueueLife, type QueuePayment } from './queue-life';

/** A paid request that an estimate can be tried on. */
export interface TrialRequest extends LoggedRequest {
  readonly paidAt: UnixSeconds;
  /** The block of its payment. */
  readonly paidBlock: bigint;
}

/** Reports that must have landed before an estimate has something to go by. */
const LEAST_REPORTS = 20;
/** Of each payment: the first request, the one in the middle, the last. Many made together would count for one another. */
const OF_EACH_PAYMENT = 3;

/**
 * Past requests on which estimates are tried: of each payment a few, those of the newest payments first. Left out are those
 * during whose wait reports began to come at another pace: nobody can estimate that the clock of reports will be changed.
 * @param most requests at most
 */
export function trialRequests({ reports, requests, payments }: QueueLife, most: number): readonly TrialRequest[] {
  const since = reports[LEAST_REPORTS - 1]?.landedAt ?? null;
  if (since === null) return [];
  const able = requests.flatMap((request): readonly TrialRequest[] => {
    const payment = paymentOf(payments, request.id);
    return payment === null || request.at < since || !keptPace(reports, request, payment)
      ? []
      : [{ ...request, paidAt: payment.at, paidBlock: payment.blockNumber }];
  });
  const byPayment = payments.map(({ firstId, lastId }) => able.filter(({ id }) => firstId <= id && id <= lastId));
  return byPayment.toReversed().flatMap(spread).slice(0, most);
}

/** Whether reports came in about the time that they did when it was asked for: at least half as long, at most three times. */
function keptPace(reports: QueueLife['reports'], { at }: LoggedRequest, payment: QueuePayment): boolean {
  const before = reports.findLast(({ landedAt }) => landedAt !== null && landedAt <= at);
  const paying = reports.find(({ paidUpTo }) => paidUpTo >= payment.lastId);
  if (before === undefined || paying === undefined) return false;
  return paying.elapsed * 2n >= before.elapsed && paying.elapsed <= before.elapsed * 3n;
}

function spread(requests: readonly TrialRequest[]): readonly TrialRequest[] {
  if (requests.length <= OF_EACH_PAYMENT) return requests;
  const [first, middle, last] = [requests[0], requests[Math.floor(requests.length / 2)], requests.at(-1)];
  return [first, middle, last].flatMap((request) => (request === undefined ? [] : [request]));
}
