import type { ComponentProps } from 'react';
import { type ButtonVariant, buttonClass } from './button-class';

interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  /** Something is under way: stays focusable, does nothing. Say what is under way in the children. */
  busy?: boolean | undefined;
}

/** A button: `action` is the one main step of a form, `outline` any other, `quiet` an underlined word. */
export function Button({
  variant = 'outline',
  busy = false,
  type = 'button',
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={`${buttonClass(variant)} ${className ?? ''}`}
    />
  );
}
