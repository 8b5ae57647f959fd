import 'server-only';

import { formatNode, type NodeName } from './node-name';

/** What one node says about a block: its hash, or null when it does not have it. */
export interface Claim {
  readonly node: NodeName;
  readonly hash: string | null;
}

/** What follows from what the nodes say. */
export interface Verdict {
  /** Nodes that a majority contradicts. */
  readonly wrong: readonly NodeName[];
  /** Nodes that disagree while no side has a majority. */
  readonly disputed: readonly NodeName[];
  /** Nodes that do not have the block yet. */
  readonly behind: readonly NodeName[];
}

/** Holds what the nodes say about one block against each other. Who has more than half of the votes is believed. */
export function judgeClaims(claims: readonly Claim[]): Verdict {
  const voting = claims.filter(({ hash }) => hash !== null);
  const behind = claims.filter(({ hash }) => hash === null).map(({ node }) => node);
  const hashes = [...new Set(voting.map(({ hash }) => hash))];
  if (hashes.length <= 1) return { wrong: [], disputed: [], behind };
  const winner = hashes.find((hash) => voting.filter((claim) => claim.hash === hash).length * 2 > voting.length);
  if (winner === undefined) return { wrong: [], disputed: voting.map(({ node }) => node), behind };
  return { wrong: voting.filter(({ hash }) => hash !== winner).map(({ node }) => node), disputed: [], behind };
}

/** Such as "names another hash for block 12 than node 1 (a) and node 3 (b)". */
export function contradictionText(number: bigint, others: readonly NodeName[]): string {
  return `names another hash for block ${number} than ${others
    .toSorted((a, b) => a.place - b.place)
    .map(formatNode)
    .join(' and ')}`;
}
