'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { buttonClass } from './button-class';

interface DialogProps {
  open: boolean;
  /** Called when the person closes it, by Escape or by the button. */
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/** A native modal dialog; focus goes in and returns by the browser's own rules. */
export function Dialog({ open, onClose, title, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={open ? onClose : undefined}
      className="max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-1.5rem))] rounded p-0 text-base"
    >
      {open && (
        <>
          <div className="flex items-baseline justify-between gap-6 border-b border-line px-5 py-3.5">
            <h2 id={titleId} className="text-lg">
              {title}
            </h2>
            <button type="button" className={buttonClass('quiet')} onClick={() => dialog.current?.close()}>
              Close
            </button>
          </div>
          <div className="px-5 pt-4 pb-5">{children}</div>
        </>
      )}
    </dialog>
  );
}
