import type { UnixSeconds } from '@/lib/units/units';
import { type LoggedRequest, paymentOf, type QueueLife } from './queue-life';

/** A paid request that an estimate can be tried on. */
export interface TrialRequest extends LoggedRequest {
  readonly paidAt: UnixSeconds;
}

/** Reports that must have landed before an estimate has something to go by. */
const LEAST_REPORTS = 20;
/** Of each payment: the first request, the one in the middle, the last. Many made together would count for one another. */
const OF_EACH_PAYMENT = 3;

/**
 * Past requests on which estimates are tried: of each payment a few, those of the newest payments first.
 * @param most requests at most
 */
export function trialRequests({ reports, requests, payments }: QueueLife, most: number): readonly TrialRequest[] {
  const since = reports[LEAST_REPORTS - 1]?.landedAt ?? null;
  if (since === null) return [];
  const able = requests.flatMap((request): readonly TrialRequest[] => {
    const payment = paymentOf(payments, request.id);
    return payment === null || request.at < since ? [] : [{ ...request, paidAt: payment.at }];
  });
  const byPayment = payments.map(({ firstId, lastId }) => able.filter(({ id }) => firstId <= id && id <= lastId));
  return byPayment.toReversed().flatMap(spread).slice(0, most);
}

function spread(requests: readonly TrialRequest[]): readonly TrialRequest[] {
  if (requests.length <= OF_EACH_PAYMENT) return requests;
  const [first, middle, last] = [requests[0], requests[Math.floor(requests.length / 2)], requests.at(-1)];
  return [first, middle, last].flatMap((request) => (request === undefined ? [] : [request]));
}
