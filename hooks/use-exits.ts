import { useEffect, useState } from 'react';
import type { Address } from 'viem';

import { decodeJson } from '@/lib/codec';
import type { ExitComparison } from '@/lib/protocols/exit-choices';
import type { PoolId } from '@/lib/protocols/protocol';

import { useLive } from './live-context';
import { problemText } from './problem-text';

/** While somebody types, the server is asked for the amount they stop at. */
const SETTLE_MS = 300;

/** The ways out of an amount, as far as they are known. */
export interface Exits {
  /** For exactly this amount; null before the first answer. */
  readonly comparison: ExitComparison | null;
  /** Why the newest block's figures are missing; null when they are not. */
  readonly trouble: string | null;
}

const NOTHING: Exits = { comparison: null, trouble: null };

/**
 * The ways out of an amount of a pool's token, asked of the server once it stands still and again with each block.
 * @param amount in the token's smallest unit, above zero; null asks for nothing
 */
export function useExits(pool: PoolId, token: Address, amount: bigint | null): Exits {
  const live = useLive();
  const blockHash = live.status === 'unavailable' ? null : live.snapshot.block.hash;
  const path = amount === null ? null : `/api/v1/exits?protocol=${pool}&token=${token}&amount=${amount}`;
  const [state, setState] = useState<{ readonly of: string | null; readonly exits: Exits }>({
    of: null,
    exits: NOTHING,
  });
  useEffect(() => {
    if (path === null || blockHash === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      readExits(path, abort.signal).then(
        (exits) => setState((known) => ({ of: path, exits: { ...lastOf(known, path), ...exits } })),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          const trouble = error instanceof Error ? error.message : 'no answer';
          setState((known) => ({ of: path, exits: { ...lastOf(known, path), trouble } }));
        },
      );
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, blockHash]);
  return lastOf(state, path);
}

function lastOf({ of, exits }: { readonly of: string | null; readonly exits: Exits }, path: string | null): Exits {
  return of === path ? exits : NOTHING;
}

async function readExits(path: string, signal: AbortSignal): Promise<Partial<Exits>> {
  const answer = await fetch(path, { signal });
  if (!answer.ok) return { trouble: await problemText(answer) };
  return { comparison: decodeJson<ExitComparison>(await answer.text()), trouble: null };
}
