/**
 * Without a fault, no page may be further behind: the time of five blocks. Counted in seconds, because a report brings a
 * dozen blocks in one moment.
 */
export const MOST_BEHIND_SECONDS = 10;

/** One answer of a server, as a visitor got it. */
export interface Answer {
  readonly path: string;
  /** 0 when there was none. */
  readonly status: number;
  /** A problem of RFC 9457 that says when to come back. */
  readonly saysWhen: boolean;
  /** How long its block had not been the newest any more when it was asked for; null when it shows none. */
  readonly behindSeconds: number | null;
  /** Whether something was wrong with the node, or had been and was not over yet. */
  readonly inTrouble: boolean;
  /** Whether the server was being killed or started. */
  readonly isAway: boolean;
}

/**
 * What is wrong with an answer; null when nothing is. A server that can know nothing may say so, in trouble only: 503 with
 * a problem that says when to come back, from the API. A page is always served.
 */
export function complaintOf({ path, status, saysWhen, behindSeconds, inTrouble, isAway }: Answer): string | null {
  if (status === 0) return isAway ? null : `${path}: no answer`;
  if (status === 503 && isHonest({ path, saysWhen }))
    return inTrouble || isAway ? null : `${path}: 503 without a cause`;
  if (status !== 200) return `${path}: ${status}`;
  if (inTrouble || isAway || behindSeconds === null || behindSeconds <= MOST_BEHIND_SECONDS) return null;
  return `${path}: ${behindSeconds.toFixed(1)} s behind`;
}

/** An answer that says that nothing can be known, and when to ask again. */
export function isHonest({ path, saysWhen }: Pick<Answer, 'path' | 'saysWhen'>): boolean {
  return path.startsWith('/api/') && saysWhen;
}
