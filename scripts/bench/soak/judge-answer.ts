/** Without a fault, no page may be further behind: two blocks on their way, and a look a second. */
export const MOST_BEHIND = 5n;

/** One answer of a server, as a visitor got it. */
export interface Answer {
  readonly path: string;
  /** 0 when there was none. */
  readonly status: number;
  /** A problem of RFC 9457 that says when to come back. */
  readonly saysWhen: boolean;
  /** The block that its figures are of; null when it shows none. */
  readonly block: bigint | null;
  /** The newest block when it was asked for. */
  readonly head: bigint;
  /** Whether something was wrong with the node, or had been and was not over yet. */
  readonly inTrouble: boolean;
  /** Whether the server was being killed or started. */
  readonly isAway: boolean;
}

/**
 * What is wrong with an answer; null when nothing is. A server that can know nothing may say so, in trouble only: 503 with
 * a problem that says when to come back, from the API. A page is always served.
 */
export function complaintOf({ path, status, saysWhen, block, head, inTrouble, isAway }: Answer): string | null {
  if (status === 0) return isAway ? null : `${path}: no answer`;
  if (status === 503 && isHonest({ path, saysWhen }))
    return inTrouble || isAway ? null : `${path}: 503 without a cause`;
  if (status !== 200) return `${path}: ${status}`;
  if (inTrouble || isAway || block === null || head - block <= MOST_BEHIND) return null;
  return `${path}: ${head - block} blocks behind`;
}

/** An answer that says that nothing can be known, and when to ask again. */
export function isHonest({ path, saysWhen }: Pick<Answer, 'path' | 'saysWhen'>): boolean {
  return path.startsWith('/api/') && saysWhen;
}
