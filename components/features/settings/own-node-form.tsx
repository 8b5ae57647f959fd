'use client';

import { type FormEvent, useEffect, useId, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Glyph } from '@/components/ui/glyph';
import { useClientConfig } from '@/hooks/client-config-context';
import { useLive } from '@/hooks/live-context';
import { useStored } from '@/hooks/use-stored';
import { OWN_NODE_COOKIE, type OwnNodeFault, parseOwnNode } from '@/lib/chain/own-node';
import { askOver, checkNode, type NodeExpectation, type NodeFinding } from '@/lib/chain/own-node-check';

const FAULTS = {
  empty: 'Enter the address of your node.',
  'not-an-address': 'This is no address. Write it like https://node.example/path.',
  'not-http': 'Only http and https can be asked from a page.',
  'not-encrypted':
    'Use https. Without it, anyone on the way could read and change the answers; only this very machine is exempt.',
  'has-password': 'A browser does not send a name and password inside an address. Use a key in the path instead.',
} as const satisfies Record<OwnNodeFault, string>;

/** Where the page is loaded anew after saving: its policy has to name the node before the check can run. */
const CHECK_NOW = '?check';
const ONE_YEAR_SECONDS = 31_536_000;

/** One's own node for this network: kept in this browser, asked from this page only, held against what the server says. */
export function OwnNodeForm() {
  const { chainId, chainName } = useClientConfig();
  const [stored, store] = useStored(`millrace.node.${chainId}`);
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const shown = text ?? stored ?? '';
  const save = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseOwnNode(shown);
    if (!parsed.ok) return setFault(FAULTS[parsed.error]);
    if (!store(parsed.value.url))
      return setFault('This browser keeps nothing for pages, so the address cannot be kept.');
    allow(parsed.value.origin);
    loadAgainAndCheck();
  };
  const forget = () => {
    store(null);
    allow(null);
    window.location.assign('/settings');
  };
  return (
    <div className="mt-3 max-w-[64ch]">
      <p>
        Millrace reads {chainName} through this server. With a node of your own you can see for yourself that the server
        tells the truth.
      </p>
      <form onSubmit={save} noValidate className="mt-3 grid gap-2">
        <label htmlFor={id} className="text-sm font-bold">
          Address of your node
        </label>
        <input
          id={id}
          type="url"
          autoComplete="off"
          spellCheck={false}
          value={shown}
          data-given={stored}
          disabled={stored === undefined}
          onChange={(event) => {
            setFault(null);
            setText(event.target.value);
          }}
          placeholder="https://"
          aria-invalid={fault === null ? undefined : true}
          aria-describedby={`${id}-fault`}
          className="min-h-11 w-full rounded border border-line-strong bg-surface px-3 font-mono text-sm aria-invalid:border-loss"
        />
        <p id={`${id}-fault`} role="status" className="text-sm text-loss empty:hidden">
          {fault}
        </p>
        <div className="flex flex-wrap items-baseline gap-4">
          <Button type="submit">Keep and check</Button>
          {stored && (
            <Button variant="quiet" onClick={forget}>
              Forget it
            </Button>
          )}
        </div>
      </form>
      {stored && <NodeCheck url={stored} />}
      <p className="mt-3 text-xs text-muted">
        The address stays in this browser. The server learns only its scheme, host and port, from a cookie, because this
        page’s security policy has to name whom it may ask; no other page may. Your node is asked from here, without
        cookies, and only when you check it. It is never used for a transaction: what you sign is read through your
        wallet’s own connection.
      </p>
    </div>
  );
}

function allow(origin: string | null): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we serve
  document.cookie = `${OWN_NODE_COOKIE}=${origin ?? ''}; path=/settings; max-age=${origin === null ? 0 : ONE_YEAR_SECONDS}; samesite=strict`;
}

function loadAgainAndCheck(): void {
  window.location.assign(`/settings${CHECK_NOW}`);
}

const MARKS = {
  good: <Glyph shape="check" className="mr-2 text-gain" />,
  bad: <Glyph shape="cross" className="mr-2 text-loss" />,
  note: <Glyph shape="hollow" className="mr-2 text-muted" />,
} as const satisfies Record<NodeFinding['verdict'], React.ReactNode>;

function NodeCheck({ url }: { readonly url: string }) {
  const expectation = useExpectation();
  const [findings, setFindings] = useState<readonly NodeFinding[] | 'under way' | null>(null);
  const check = async () => {
    if (expectation === null) return;
    setFindings('under way');
    setFindings(await checkNode(askOver(url), expectation, () => performance.now()));
  };
  useEffect(() => {
    // The policy of the page one came from by a link still holds, and it does not name the node: load this page itself.
    const onViolation = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'connect-src' && window.location.search !== CHECK_NOW) loadAgainAndCheck();
    };
    document.addEventListener('securitypolicyviolation', onViolation);
    return () => document.removeEventListener('securitypolicyviolation', onViolation);
  }, []);
  const canCheck = expectation !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, right after the address was kept
  useEffect(() => {
    if (window.location.search === CHECK_NOW && canCheck) void check();
  }, [canCheck]);
  return (
    <div className="mt-3">
      <Button variant="quiet" onClick={() => void check()} busy={findings === 'under way'}>
        {findings === 'under way' ? 'Asking your node…' : 'Check it now'}
      </Button>
      <ul aria-live="polite" className="mt-2 text-sm">
        {Array.isArray(findings) &&
          findings.map(({ id, verdict, words }: NodeFinding) => (
            <li key={id} data-finding={id} className="border-b border-line py-1.5 break-words first:border-t">
              {MARKS[verdict]}
              {words}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** What the server's newest picture says, to hold a node against it. */
function useExpectation(): NodeExpectation | null {
  const live = useLive();
  const { chainId, chainName, pools } = useClientConfig();
  if (live.status === 'unavailable') return null;
  const { block, pool } = live.snapshot;
  return {
    chainId,
    chainName,
    block,
    token: pool.contracts.token,
    totalPooledEther: pool.rate.totalPooledEther,
    oldBlock: BigInt(pools[0]?.fromBlock ?? 0) + 1n,
  };
}
