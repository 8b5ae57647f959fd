'use client';

import { createContext, type ReactNode, useContext } from 'react';

import { isTooOld } from '@/lib/domain/feed-price';
import type { SourcedPrice } from '@/lib/protocols/sourced-price';

import { useLive } from './live-context';

const PriceContext = createContext<SourcedPrice | null>(null);

/** Gives pages the price of ETH that the server read; null when there is none or the visitor wants none. */
export function PriceProvider({
  price,
  children,
}: {
  readonly price: SourcedPrice | null;
  readonly children: ReactNode;
}) {
  return <PriceContext value={price}>{children}</PriceContext>;
}

/** The price of ETH while it may be shown: a page that stays open too long loses it rather than to show an old one. */
export function usePrice(): SourcedPrice | null {
  const price = useContext(PriceContext);
  const live = useLive();
  return price === null || isTooOld(price.updatedAt, live.now) ? null : price;
}
