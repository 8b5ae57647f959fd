import { type Hex, isHex } from 'viem';

import { err, ok, type Result } from '@/lib/result';

import type { Fault, FaultRule, FaultTarget } from './fault';

/** How a fault is written, for people. */
export const FAULT_USAGE = `A fault is kind[=value][@method[/selector],…][:<times>x][:<seconds>s]:
  delay=800            answer 800 ms late
  drop                 close the connection
  429=2                answer 429 with Retry-After: 2
  500                  answer 500
  lie=0x2a@eth_call/0x18160ddd   answer 42 to that function, inside a multicall too
  old=5                be 5 blocks behind
  forget               know no receipt and no transaction
  rename               give blocks another hash
Such as: delay=800@eth_call:3x  drop@eth_getLogs:30s`;

const FORGETTABLE: readonly FaultTarget[] = [
  { method: 'eth_getTransactionReceipt' },
  { method: 'eth_getTransactionByHash' },
];
const WITH_HASH: readonly FaultTarget[] = [{ method: 'eth_getBlockByNumber' }, { method: 'eth_getBlockByHash' }];
const DEFAULT_RETRY_SECONDS = 1;

/** Reads a fault from its text. Fails with what is wrong with it. */
export function parseFault(text: string): Result<FaultRule, string> {
  const [what = '', ...limits] = text.split(':');
  const [head = '', targetText] = splitOnce(what, '@');
  const [kind = '', value] = splitOnce(head, '=');
  const fault = faultOf(kind, value);
  if (fault === undefined) return err(`"${text}" names no fault.`);
  const targets = targetText === undefined ? defaultTargets(fault) : targetText.split(',').map(targetOf);
  const known = targets.filter((target) => target !== undefined);
  if (known.length !== targets.length) return err(`"${text}" names something that is not a method.`);
  if (fault.kind === 'lie' && known.length === 0) return err(`"${text}" does not say about which method to lie.`);
  const bounds = limits.map(limitOf);
  if (bounds.includes(undefined)) return err(`"${text}" ends in something else than a count (3x) or a time (30s).`);
  return ok(Object.assign({ fault, targets: known }, ...bounds));
}

/** The text of a fault, as parseFault reads it. */
export function formatFault({ fault, targets, times, seconds }: FaultRule): string {
  const isDefault = JSON.stringify(targets) === JSON.stringify(defaultTargets(fault));
  const where = isDefault
    ? ''
    : `@${targets.map(({ method, selector }) => [method, selector].filter(Boolean).join('/'))}`;
  const count = times === undefined ? '' : `:${times}x`;
  const time = seconds === undefined ? '' : `:${seconds}s`;
  return `${fault.kind}${valueText(fault)}${where}${count}${time}`;
}

function faultOf(kind: string, value: string | undefined): Fault | undefined {
  switch (kind) {
    case 'drop':
    case '500':
    case 'forget':
    case 'rename':
      return value === undefined ? { kind } : undefined;
    case 'delay': {
      const ms = whole(value);
      return ms === undefined ? undefined : { kind, ms };
    }
    case 'old': {
      const blocks = whole(value);
      return blocks === undefined ? undefined : { kind, blocks };
    }
    case '429': {
      const retryAfterSeconds = value === undefined ? DEFAULT_RETRY_SECONDS : whole(value);
      return retryAfterSeconds === undefined ? undefined : { kind, retryAfterSeconds };
    }
    case 'lie':
      return isHex(value) ? { kind, result: value } : undefined;
    default:
      return undefined;
  }
}

function valueText(fault: Fault): string {
  switch (fault.kind) {
    case 'delay':
      return `=${fault.ms}`;
    case '429':
      return `=${fault.retryAfterSeconds}`;
    case 'lie':
      return `=${fault.result}`;
    case 'old':
      return `=${fault.blocks}`;
    case 'drop':
    case '500':
    case 'forget':
    case 'rename':
      return '';
  }
}

function defaultTargets(fault: Fault): readonly FaultTarget[] {
  if (fault.kind === 'rename') return WITH_HASH;
  return fault.kind === 'forget' ? FORGETTABLE : [];
}

function targetOf(text: string): FaultTarget | undefined {
  const [method = '', selector] = splitOnce(text, '/');
  if (!/^[a-z]+_[A-Za-z0-9_]+$/.test(method)) return undefined;
  if (selector === undefined) return { method };
  return isSelector(selector) && method === 'eth_call' ? { method, selector } : undefined;
}

function limitOf(text: string): Pick<FaultRule, 'times'> | Pick<FaultRule, 'seconds'> | undefined {
  const number = whole(text.slice(0, -1));
  if (number === undefined || number === 0) return undefined;
  if (text.endsWith('x')) return { times: number };
  return text.endsWith('s') ? { seconds: number } : undefined;
}

function isSelector(text: string): text is Hex {
  return /^0x[0-9a-f]{8}$/.test(text);
}

/** A whole number of at most seven digits. */
function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
