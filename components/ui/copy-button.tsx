'use client';

import { useEffect, useState } from 'react';
import { buttonClass } from './button-class';

interface CopyButtonProps {
  text: string;
  /** What is copied, for screen readers: "call", "link". */
  what: string;
  label?: string;
}

const REPLIES = { idle: '', copied: 'Copied', refused: 'Not allowed to copy' } as const;

/** Copies a text and says whether that worked. */
export function CopyButton({ text, what, label = 'Copy' }: CopyButtonProps) {
  const [reply, setReply] = useState<keyof typeof REPLIES>('idle');

  useEffect(() => {
    if (reply === 'idle') return;
    const timer = setTimeout(() => setReply('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [reply]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setReply('copied');
    } catch {
      setReply('refused');
    }
  }

  return (
    <>
      <button type="button" className={buttonClass('quiet')} onClick={() => void copy()}>
        {REPLIES[reply] || label}
        <span className="sr-only"> {what}</span>
      </button>
      <span role="status" className="sr-only">
        {REPLIES[reply]}
      </span>
    </>
  );
}
