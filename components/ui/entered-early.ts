import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/**
 * Hands on what was typed before the page's scripts ran: React would put the field back to what the server sent.
 * @param shown what the field says by the page's own state
 * @param onEarly called once, and only when the field says something else
 * @returns for the field's `ref`
 */
export function useTypedEarly(shown: string, onEarly: (text: string) => void): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const handOn = useEffectEvent(() => {
    const typed = field.current?.value ?? '';
    if (typed !== shown) onEarly(typed);
  });
  useEffect(() => handOn(), []);
  return field;
}

/**
 * Hands on that a box was ticked, or cleared, before the page's scripts ran.
 * @param shown whether the box is ticked by the page's own state
 * @param onEarly called once, and only when the box says something else
 * @returns for the box's `ref`
 */
export function useTickedEarly(shown: boolean, onEarly: (ticked: boolean) => void): RefObject<HTMLInputElement | null> {
  const box = useRef<HTMLInputElement>(null);
  const handOn = useEffectEvent(() => {
    const ticked = box.current?.checked ?? shown;
    if (ticked !== shown) onEarly(ticked);
  });
  useEffect(() => handOn(), []);
  return box;
}

/**
 * Hands on what was chosen in a group of radio buttons before the page's scripts ran. React puts the group back while it
 * takes the page over, so it is read before that, from the page as the server sent it.
 * @param group the name of the radio buttons
 * @param shown the choice by the page's own state
 * @param onEarly called once, and only with another choice
 */
export function useChosenEarly(
  group: string,
  shown: string | undefined,
  onEarly: ((value: string) => void) | undefined,
): void {
  const found = useRef<string | null>(null);
  found.current ??= chosenNow(group);
  const handOn = useEffectEvent(() => {
    if (shown !== undefined && found.current && found.current !== shown) onEarly?.(found.current);
  });
  useEffect(() => handOn(), []);
}

/** The value of the chosen radio button on the page as it is; empty when there is none. */
function chosenNow(group: string): string {
  if (typeof document === 'undefined') return '';
  for (const element of document.getElementsByName(group))
    if (element instanceof HTMLInputElement && element.checked) return element.value;
  return '';
}
