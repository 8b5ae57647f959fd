'use client';

import { isLoadError } from '@/components/layout/load-error';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** For a fault of the page itself. What a person holds is on the chain and untouched by it. */
export default function ErrorPage({ error, reset }: { readonly error: Error & { digest?: string }; reset(): void }) {
  if (isLoadError(error))
    return (
      <div className="grid max-w-120 gap-5.5">
        <Notice tone="loss" title="A part of this page could not be loaded." role="alert">
          Either the connection failed, or this app has been renewed on its server since the page was opened.
        </Notice>
        <Button onClick={() => window.location.reload()}>Load the page again</Button>
      </div>
    );
  return (
    <div className="grid max-w-120 gap-5.5">
      <Notice tone="loss" title="This page failed." role="alert">
        Nothing was sent. {error.digest === undefined ? error.message : `The server noted it as ${error.digest}.`}
      </Notice>
      <Button onClick={reset}>Show the page again</Button>
    </div>
  );
}
