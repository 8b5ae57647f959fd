import 'server-only';

/** Why a beacon node's answer is not used. */
export type BeaconFailing =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'too-long' }
  /** No JSON, or not what the beacon API says of this path. */
  | { readonly kind: 'malformed'; readonly path: string }
  | { readonly kind: 'wrong-network'; readonly what: string }
  | { readonly kind: 'behind'; readonly seconds: bigint }
  /** It shows a slot that has not begun. */
  | { readonly kind: 'ahead' }
  /** It follows the chain without having checked its payloads. */
  | { readonly kind: 'syncing' };

/** A beacon node gave no answer that can be used. The message names no address: that can carry a key. */
export class BeaconFault extends Error {
  override readonly name = 'BeaconFault';
  constructor(readonly failing: BeaconFailing) {
    super(`the beacon node ${failingText(failing)}`);
  }
}

function failingText(failing: BeaconFailing): string {
  switch (failing.kind) {
    case 'unreachable':
      return 'cannot be reached';
    case 'timeout':
      return 'does not answer in time';
    case 'http':
      return `answers with status ${failing.status}`;
    case 'too-long':
      return 'answers with more than can be read';
    case 'malformed':
      return `does not answer as the beacon API says (${failing.path})`;
    case 'wrong-network':
      return `is of another network: ${failing.what}`;
    case 'behind':
      return `is ${failing.seconds} s behind`;
    case 'ahead':
      return 'shows a slot that has not begun';
    case 'syncing':
      return 'is still syncing';
  }
}
