'use client';

import { Button } from '@/components/ui/button';
import { Mono } from '@/components/ui/mono';
import { useWallet } from '@/hooks/wallet-context';

/** Connects a wallet, or names the connected account and opens what can be done with it. */
export function WalletButton() {
  const { session, ask } = useWallet();
  if (session.status === 'absent') return <Button onClick={() => ask({ type: 'connect' })}>Connect wallet</Button>;
  if (session.status === 'waking') {
    return <Button busy>{session.account === null ? 'Connecting…' : <Mono value={session.account} short />}</Button>;
  }
  return (
    <div className="flex items-center gap-x-4">
      <TransactionsButton />
      <Button onClick={() => ask({ type: 'manage' })}>
        <span className="sr-only">Account </span>
        <Mono value={session.account} short />
      </Button>
    </div>
  );
}

/** Opens the list of transactions, and says how many of them are open. */
function TransactionsButton() {
  const { ask, openTransactions } = useWallet();
  return (
    <Button variant="quiet" onClick={() => ask({ type: 'transactions' })}>
      <span aria-hidden="true" className="sm:hidden">
        Tx
      </span>
      <span className="max-sm:sr-only">Transactions</span>
      {openTransactions > 0 && (
        <span className="ml-1.5 bg-gate px-1.5 text-xs text-on-gate">
          {openTransactions}
          <span className="sr-only"> open</span>
        </span>
      )}
    </Button>
  );
}
