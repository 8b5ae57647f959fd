'use client';

import { useConnectModal } from '@rainbow-me/rainbowkit';
import { useEffect, useRef, useState } from 'react';
import { useConfig, useConnection, useSwitchChain } from 'wagmi';
import { reconnect } from 'wagmi/actions';

import { useClientConfig } from '@/hooks/client-config-context';
import { useWallet } from '@/hooks/wallet-context';

import { AccountDialog } from './account-dialog';
import { SwitchDialog } from './switch-dialog';

/** Tells pages who is connected, and carries out their wishes that concern the wallet itself. */
export function SessionLink() {
  const { session } = useWallet();
  const [managing, setManaging] = useState(false);
  const [unswitched, setUnswitched] = useState(false);
  useSessionReport();
  useWishes({ manage: () => setManaging(true), failToSwitch: () => setUnswitched(true) });
  if (unswitched) return <SwitchDialog onClose={() => setUnswitched(false)} />;
  if (!managing || session.status !== 'connected') return null;
  return <AccountDialog session={session} onClose={() => setManaging(false)} />;
}

function useSessionReport(): void {
  const connection = useConnection();
  const { report } = useWallet();
  const { status, address, chainId } = connection;
  const settled = useReconnected();
  useEffect(() => {
    if (status === 'connected' && address !== undefined && chainId !== undefined) {
      report({ status: 'connected', account: address, chainId });
    } else if (status === 'disconnected' && settled) {
      report({ status: 'absent' });
    }
  }, [status, address, chainId, settled, report]);
}

/** Whether the wallet of an earlier visit has been asked. Before that, being disconnected means nothing. */
function useReconnected(): boolean {
  const config = useConfig();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    reconnect(config).finally(() => setSettled(true));
  }, [config]);
  return settled;
}

interface WishListener {
  manage(): void;
  failToSwitch(): void;
}

function useWishes(listener: WishListener): void {
  const latest = useRef(listener);
  latest.current = listener;
  const { wish, taken } = useWallet();
  const { openConnectModal } = useConnectModal();
  const { chainId } = useClientConfig();
  const { mutate: switchChain } = useSwitchChain();
  useEffect(() => {
    // RainbowKit offers its dialog only while nobody is connected; the wish waits until it does.
    if (wish === null || wish.type === 'transact' || wish.type === 'transactions') return;
    if (wish.type === 'connect' && openConnectModal === undefined) return;
    if (wish.type === 'connect') openConnectModal?.();
    else if (wish.type === 'switch-chain') switchChain({ chainId }, { onError: () => latest.current.failToSwitch() });
    else latest.current.manage();
    taken();
  }, [wish, taken, openConnectModal, switchChain, chainId]);
}
