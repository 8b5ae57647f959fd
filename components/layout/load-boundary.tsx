'use client';

import { Component, type ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

import { isLoadError } from './load-error';

interface LoadBoundaryProps {
  /** What could not be loaded, in words that begin a sentence. */
  readonly what: string;
  readonly children: ReactNode;
}

/** Says so when code that is fetched on demand cannot be had, and leaves the rest of the page as it is. */
export class LoadBoundary extends Component<LoadBoundaryProps, { readonly error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    // Any other fault is for the page's own boundary.
    if (!isLoadError(error)) throw error;
    return (
      <div className="fixed inset-x-0 bottom-0 z-10 border-t border-ink bg-surface">
        <div className="sheet py-4">
          <Notice tone="loss" title={`${this.props.what} could not be loaded.`} role="alert">
            Either the connection failed, or this app has been renewed on its server since the page was opened.{' '}
            <Button variant="quiet" onClick={() => window.location.reload()}>
              Load the page again
            </Button>
          </Notice>
        </div>
      </div>
    );
  }
}
