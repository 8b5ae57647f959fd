'use client';

import { useState } from 'react';

/** The part of `next` that differs from `last`, as [from, to). */
function changedPart(last: string, next: string): readonly [number, number] {
  let from = 0;
  while (from < next.length && last[from] === next[from]) from += 1;
  let end = 0;
  while (end < next.length - from && last.at(-1 - end) === next.at(-1 - end)) end += 1;
  return [from, next.length - end];
}

/** A figure whose changed characters move into place when the text changes. */
export function LiveDigits({ text }: { text: string }) {
  const [shown, setShown] = useState({ text, from: 0, to: 0 });
  if (shown.text !== text) {
    const [from, to] = changedPart(shown.text, text);
    setShown({ text, from, to });
  }
  if (shown.from === shown.to) return text;
  return (
    <>
      {text.slice(0, shown.from)}
      <span key={text} className="digits-moved">
        {text.slice(shown.from, shown.to)}
      </span>
      {text.slice(shown.to)}
    </>
  );
}
