import type { DevnetLink } from '../../devnet/devnet-link';
import { err, ok, type Result } from '../../lib/result';

/** Something to do to a running devnet; resolves with what to tell the person. */
export type DevnetAction = (link: DevnetLink) => Promise<string>;

/** One command: its arguments as the help shows them, what it does, and how to read it. */
export type Command = {
  readonly usage?: string;
  readonly about: string;
  /** The most words that may follow its name. */
  readonly most: number;
  /** Fails with what is wrong with the words that follow its name. */
  readonly parse: (args: readonly string[]) => Result<DevnetAction, string>;
};

/** Commands by name. */
export type Commands = Readonly<Record<string, Command>>;

/** A command without arguments. */
export function plain(about: string, action: DevnetAction): Command {
  return { about, most: 0, parse: () => ok(action) };
}

/** An action that always has the same to tell. */
export function told(action: (link: DevnetLink) => Promise<void>, text: string): DevnetAction {
  return async (link) => {
    await action(link);
    return text;
  };
}

/** A command that takes "on" or "off". */
export function onOff(about: string, name: string, action: (isOn: boolean) => DevnetAction): Command {
  return {
    usage: '<on|off>',
    about,
    most: 1,
    parse: ([text]) => (text === 'on' || text === 'off' ? ok(action(text === 'on')) : err(`${name} needs on or off`)),
  };
}

/** A plain decimal number above 0 and up to `most`. */
export function decimal(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return value > 0 && value <= most ? value : undefined;
}

/** A whole number above 0 and up to `most`. */
export function whole(text: string | undefined, most: number): number | undefined {
  const value = decimal(text, most);
  return value !== undefined && Number.isInteger(value) ? value : undefined;
}
