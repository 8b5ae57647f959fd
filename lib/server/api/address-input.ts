import 'server-only';

import * as v from 'valibot';
import { type Address, getAddress } from 'viem';

/** An account's address, in any case of letters. */
export const addressInput = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/, 'must be 0x and 40 hex digits'),
  v.transform((text) => getAddress(text.toLowerCase() as Address)),
);
