import type { Address } from 'viem';

import type { TestTransaction, TestTypedData, TestWalletPrompts } from './test-provider';

/** A question the test wallet is asking right now. */
export type Prompt =
  | { readonly type: 'choose-account'; readonly accounts: readonly Address[]; answer(account: Address | null): void }
  | { readonly type: 'confirm'; readonly transaction: TestTransaction; answer(yes: boolean): void }
  | { readonly type: 'confirm-typed-data'; readonly data: TestTypedData; answer(yes: boolean): void };

/** Connects the provider, which asks, with the dialog, which answers; one question at a time. */
export class PromptQueue implements TestWalletPrompts {
  #prompt: Prompt | null = null;
  readonly #listeners = new Set<() => void>();

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`. */
  readonly current = (): Prompt | null => this.#prompt;

  chooseAccount(accounts: readonly Address[]): Promise<Address | null> {
    return new Promise((resolve) => {
      this.#show({ type: 'choose-account', accounts, answer: (account) => this.#close(() => resolve(account)) });
    });
  }

  confirm(transaction: TestTransaction): Promise<boolean> {
    return new Promise((resolve) => {
      this.#show({ type: 'confirm', transaction, answer: (yes) => this.#close(() => resolve(yes)) });
    });
  }

  confirmTypedData(data: TestTypedData): Promise<boolean> {
    return new Promise((resolve) => {
      this.#show({ type: 'confirm-typed-data', data, answer: (yes) => this.#close(() => resolve(yes)) });
    });
  }

  #show(prompt: Prompt): void {
    // A question that was never answered counts as declined once another one comes.
    if (this.#prompt?.type === 'choose-account') this.#prompt.answer(null);
    else this.#prompt?.answer(false);
    this.#prompt = prompt;
    this.#announce();
  }

  #close(settle: () => void): void {
    this.#prompt = null;
    this.#announce();
    settle();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
