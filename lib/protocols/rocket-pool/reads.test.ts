import { describe, expect, it } from 'vitest';

import { ALICE, PARTS } from '../lido/lido.fixture';
import { readThrough } from '../scripted-reads.fixture';
import { rocketPoolAccountReads } from './account-reads';
import { contractKey, rocketPoolContractReads } from './contract-reads';
import { rocketPoolReads } from './pool-reads';
import { ROCKET, ROCKET_SCRIPT, rocketContext, rocketWith } from './rocket-pool.fixture';

const REVERT = new Error('reverted with 0x');
const BOOK: Readonly<Record<string, string>> = {
  [contractKey('rocketTokenRETH')]: ROCKET.token,
  [contractKey('rocketDepositPool')]: ROCKET.depositPool,
  [contractKey('rocketNetworkBalances')]: ROCKET.balances,
  [contractKey('rocketDAOProtocolSettingsDeposit')]: ROCKET.depositSettings,
  [contractKey('rocketDAOProtocolSettingsNetwork')]: ROCKET.networkSettings,
};

describe('rocketPoolContractReads', () => {
  it.each([
    { name: 'rocketDepositPool', key: '0x65dd923ddfc8d8ae6088f80077201d2403cbd565f0ba25e09841e2799ec90bb2' },
    { name: 'rocketTokenRETH', key: '0xe3744443225bff7cc22028be036b80de58057d65a3fdca0a3df329f525e31ccc' },
    { name: 'rocketNetworkBalances', key: '0x7630e125f1c009e5fc974f6dae77c6d5b1802979b36e6d7145463c21782af01e' },
    {
      name: 'rocketDAOProtocolSettingsDeposit',
      key: '0x876d8a498b5341a6b5897a8239bfb0347e2b8d81fe9401d355c1e4b0ecebedaa',
    },
    {
      name: 'rocketDAOProtocolSettingsNetwork',
      key: '0x282fd49dacaf2128d6f069f81013ec59ae7081a236fbad29f69dd2383662ce5c',
    },
  ])('looks $name up under the key of the public network', ({ name, key }) => {
    expect(contractKey(name)).toBe(key);
  });

  it('resolves every contract from the storage', () => {
    const { value, stages } = readThrough(rocketPoolContractReads(ROCKET.storage), {
      getAddress: (key: string) => BOOK[key],
    });
    expect(value).toEqual(ROCKET);
    expect(stages).toHaveLength(1);
  });

  it('fails for a contract the storage does not know', () => {
    const zero = `0x${'0'.repeat(40)}`;
    const script = { getAddress: (key: string) => (key === contractKey('rocketTokenRETH') ? zero : BOOK[key]) };
    expect(() => readThrough(rocketPoolContractReads(ROCKET.storage), script)).toThrow('knows no rocketTokenRETH');
  });
});

describe('rocketPoolReads', () => {
  it('reads the whole pool in one stage', () => {
    const { value, stages } = readThrough(rocketPoolReads(ROCKET), ROCKET_SCRIPT);
    expect(value).toEqual(rocketWith());
    expect(stages).toHaveLength(1);
  });

  it('says nothing of a commission that no contract knows', () => {
    const { value } = readThrough(rocketPoolReads(ROCKET), { ...ROCKET_SCRIPT, getRethCommission: REVERT });
    expect(value.commission).toBeNull();
  });

  it.each(['getTotalCollateral', 'getTotalETHBalance', 'getDepositEnabled', 'getDepositFee'])(
    'fails without %s',
    (name) => {
      expect(() => readThrough(rocketPoolReads(ROCKET), { ...ROCKET_SCRIPT, [name]: REVERT })).toThrow('reverted');
    },
  );
});

describe('rocketPoolAccountReads', () => {
  it('reads ether and tokens in one stage', () => {
    const { value, stages } = readThrough(rocketPoolAccountReads(ROCKET, ALICE, PARTS), ROCKET_SCRIPT);
    expect(value).toEqual(rocketContext().position);
    expect(stages).toHaveLength(1);
  });
});
