import { zeroAddress } from 'viem';

import { type AccountOrigins, sourcesOf } from '../ledger-origins';
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
    origins: originsOf(contracts),
    places: (account) => ({ account, wrapper, withdrawalQueue: queue }),
    logs: (account, fromBlock) => lidoAccountLogs(contracts, account, fromBlock),
    state: (account) => lidoLedgerState(contracts, account),
    requestsToLookUp: (logs) => requestsToLookUp(logs, contracts),
    nominals: (ids) => lidoNominals(contracts, ids),
    decode: (logs, account, nominals) => decodeAccountLogs(logs, contracts, account, nominals),
  };
}

function originsOf(contracts: LidoContracts): AccountOrigins {
  const token = sourcesOf(contracts.token, 'Lido');
  const wrapper = sourcesOf(contracts.wrapper, 'WstETH');
  const queue = sourcesOf(contracts.queue, 'WithdrawalQueueERC721');
  const balance = token('balanceOf(address)(uint256)');
  return {
    events: {
      shares: token('TransferShares(address,address,uint256)'),
      burnt: token('SharesBurnt(address,uint256,uint256,uint256)'),
      wrapped: wrapper('Transfer(address,address,uint256)'),
      asked: queue('WithdrawalRequested(uint256,address,address,uint256,uint256)'),
      claimed: queue('WithdrawalClaimed(uint256,address,address,uint256)'),
      handed: queue('Transfer(address,address,uint256)'),
    },
    worth: {
      shares: { ...balance, of: 'account' },
      wrapped: { ...token('getPooledEthByShares(uint256)(uint256)'), of: 'amount' },
      queued: { ...queue('getWithdrawalRequests(address)(uint256[])'), of: 'account' },
    },
    balance,
  };
}
