import type { Provenance } from '../protocol';
import type { LidoContracts } from './pool';
import { lidoProvenance } from './provenance';

/** Ids that a copied call names at most. */
const MOST_IDS = 20n;

/** Where what one report set aside for requests comes from: the event in its own block. */
export function paymentOrigin(contracts: LidoContracts): Provenance {
  return {
    ...ofQueue(contracts, 'payments'),
    title: 'Payment',
    formula:
      'the ETH set aside for requests from the first number to the second: the sum of min(amount asked for, its shares × share rate), each rounded down. The last number is when, in seconds since 1970.',
  };
}

/** Where the time of a request's payment comes from: the event in its own block. */
export function paidAtOrigin(contracts: LidoContracts): Provenance {
  return {
    ...ofQueue(contracts, 'payments'),
    title: 'Was paid',
    formula:
      'the last number of the event that has the request between its first and its second, in seconds since 1970',
  };
}

/** Where the sum that several requests asked for comes from, with the ids its call reads. */
export function askedOrigin(contracts: LidoContracts, firstId: bigint, lastId: bigint): Provenance {
  const count = lastId - firstId + 1n;
  const read = Array.from(
    { length: Number(count < MOST_IDS ? count : MOST_IDS) },
    (_, index) => firstId + BigInt(index),
  );
  return {
    ...ofQueue(contracts, 'request'),
    title: 'Asked for',
    args: [`[${read.join(',')}]`],
    formula: `the sum of what requests ${firstId} to ${lastId} asked for, the first number of each; of more than twenty the call reads the first twenty`,
  };
}

/** Where the time that paid requests waited comes from, with the ids its call reads. */
export function waitedOrigin(contracts: LidoContracts, firstId: bigint, lastId: bigint): Provenance {
  const ids = lastId > firstId ? `${firstId},${lastId}` : String(firstId);
  return {
    ...ofQueue(contracts, 'request'),
    title: 'Waited',
    args: [`[${ids}]`],
    formula: `from when it was asked for, the fourth number of each, until the payment: of request ${lastId}, the last that was paid, and of ${firstId}, the first, which waited longest`,
  };
}

function ofQueue(contracts: LidoContracts, figure: 'payments' | 'request'): Provenance {
  const origin = lidoProvenance(contracts)[figure];
  if (origin === undefined) throw new Error(`Lido has no figure "${figure}"`);
  return origin;
}
