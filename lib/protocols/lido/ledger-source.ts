import { zeroAddress } from 'viem';

import type { LedgerSource } from '../ledger-source';
import { decodeAccountLogs, lidoAccountLogs, requestsToLookUp } from './ledger-events';
import { lidoLedgerState, lidoNominals } from './ledger-reads';
import type { LidoContracts } from './pool';

/** How an account's ledger in Lido is made. */
export function lidoLedger(contracts: LidoContracts): LedgerSource {
  const { token, wrapper, queue } = contracts;
  return {
    ownContracts: [zeroAddress, token, wrapper, queue],
    keepsRequests: true,
    places: (account) => ({ account, wrapper, withdrawalQueue: queue }),
    logs: (account, fromBlock) => lidoAccountLogs(contracts, account, fromBlock),
    state: (account) => lidoLedgerState(contracts, account),
    requestsToLookUp: (logs) => requestsToLookUp(logs, contracts),
    nominals: (ids) => lidoNominals(contracts, ids),
    decode: (logs, account, nominals) => decodeAccountLogs(logs, contracts, account, nominals),
  };
}
