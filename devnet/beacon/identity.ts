import { concat, type Hex, keccak256, numberToHex, slice } from 'viem';

/** 48 bytes that stand for the public key of the pool's validator number `number`. */
export function publicKeyOf(seed: number, number: number): Hex {
  const first = digest(seed, number);
  return slice(concat([first, keccak256(first)]), 0, 48);
}

/** Its number in the network: operators' validators are spread over it, so that the sweep passes a few every hour. */
export function sweepIndexOf(seed: number, number: number, validatorCount: number): number {
  return Number(BigInt(digest(seed, number)) % BigInt(validatorCount));
}

function digest(seed: number, number: number): Hex {
  return keccak256(concat([numberToHex(seed >>> 0, { size: 4 }), numberToHex(number, { size: 4 })]));
}
