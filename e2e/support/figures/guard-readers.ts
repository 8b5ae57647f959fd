import { type Address, keccak256 } from 'viem';

import { count, said, words } from './figure-maths';
import { wordOf, wordsOf } from './read-at';
import { answer, type Contract, made, ONE, type Reader, type Readers } from './reader';

const lido: Contract = ({ addresses }) => addresses.Lido;
const queue: Contract = ({ addresses }) => addresses.WithdrawalQueueERC721;
const vault: Contract = (contracts) => contracts.vault.vault;

/** What stands at an address, what is paused, and who reports. */
export const GUARDS: Readers = {
  'The address itself: Code at the address': made(null, async ({ at, figure }) => {
    const address = /^cast codehash (0x[0-9a-fA-F]{40}) --block/.exec(figure.command)?.[1];
    const code = await at.client.getCode({ address: address as Address, blockNumber: at.block.number });
    const bytes = BigInt((code ?? '0x').length / 2 - 1);
    return said(/^(0x[0-9a-f]{64}) ?([\d,]+) bytes$/, words(keccak256(code ?? '0x')), count(bytes));
  }),
  'Lido: Staking: paused?': pause(lido, 'isStakingPaused()', true),
  'Lido: The whole protocol: paused?': pause(lido, 'isStopped()', true),
  'WithdrawalQueueERC721: The withdrawal queue: paused?': pause(queue, 'isPaused()', true),
  'RocketDAOProtocolSettingsDeposit: Deposits: paused?': pause(
    ({ rocketPool }) => rocketPool.addresses.RocketDAOProtocolSettingsDeposit,
    'getDepositEnabled()',
    false,
  ),
  'RocketDAOProtocolSettingsNetwork: Updates of the exchange rate: paused?': pause(
    ({ rocketPool }) => rocketPool.addresses.RocketDAOProtocolSettingsNetwork,
    'getSubmitBalancesEnabled()',
    false,
  ),
  'ERC-4626 vault: The vault: paused?': pause(vault, 'paused()', true),
  'HashConsensus: Members of the oracle': made(
    ({ addresses }) => addresses.HashConsensus,
    async ({ at }) => {
      const [, , members = 0n] = await wordsOf(at, at.contracts.addresses.HashConsensus, 'getMembers()');
      return count(members);
    },
  ),
  'HashConsensus: Members that must agree': answer(({ addresses }) => addresses.HashConsensus, 'getQuorum()', count),
  'RocketDAOProtocolSettingsNetwork: Members that must agree': made(
    ({ rocketPool }) => rocketPool.addresses.RocketDAOProtocolSettingsNetwork,
    async ({ at }) => {
      const { RocketDAOProtocolSettingsNetwork: settings, RocketDAONodeTrusted: members } =
        at.contracts.rocketPool.addresses;
      const [part, all] = await Promise.all([
        wordOf(at, settings, 'getNodeConsensusThreshold()'),
        wordOf(at, members, 'getMemberCount()'),
      ]);
      return count((all * part + ONE - 1n) / ONE);
    },
  ),
  'RocketDAONodeTrusted: Members of the oracle': answer(
    ({ rocketPool }) => rocketPool.addresses.RocketDAONodeTrusted,
    'getMemberCount()',
    count,
  ),
};

/** Whether something is paused, as the page says it. */
function pause(contract: Contract, signature: string, isPausedWhen: boolean): Reader {
  return answer(contract, signature, (value) => {
    const isPaused = (value !== 0n) === isPausedWhen;
    return { kind: 'text', text: isPaused ? 'paused' : 'open' };
  });
}
