import { type Abi, type AbiEvent, type AbiFunction, parseAbiItem, toEventSelector, toFunctionSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { lidoAbi } from '@/contracts-abi/lido';
import { lidoLocatorAbi } from '@/contracts-abi/lido-locator';
import { rocketDaoProtocolSettingsDepositAbi } from '@/contracts-abi/rocket-dao-protocol-settings-deposit';
import { rocketDaoProtocolSettingsNetworkAbi } from '@/contracts-abi/rocket-dao-protocol-settings-network';
import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketNetworkBalancesAbi } from '@/contracts-abi/rocket-network-balances';
import { rocketStorageAbi } from '@/contracts-abi/rocket-storage';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';

import { INTERFACE_IDS } from './erc4626/interface-ids';
import { blockNumberAbi, curveAbi, quoterAbi, routerAbi, wrappedEtherEventsAbi } from './market/abi';

/**
 * The ABIs are generated from this repository's contracts, those of markets written by hand. What the public networks'
 * contracts answer to is written down here, from docs.lido.fi, docs.rocketpool.net, the ERCs and the contracts' pages on
 * block explorers, so that a slip in one is not a slip of both.
 */
describe('calls', () => {
  it.each([
    { abi: lidoAbi, name: 'submit', selector: '0xa1903eab' },
    { abi: withdrawalQueueErc721Abi, name: 'requestWithdrawals', selector: '0xd6681042' },
    { abi: withdrawalQueueErc721Abi, name: 'requestWithdrawalsWstETH', selector: '0x19aa6257' },
    { abi: withdrawalQueueErc721Abi, name: 'requestWithdrawalsWithPermit', selector: '0xacf41e4d' },
    { abi: withdrawalQueueErc721Abi, name: 'requestWithdrawalsWstETHWithPermit', selector: '0x7951b76f' },
    { abi: withdrawalQueueErc721Abi, name: 'claimWithdrawals', selector: '0xe3afe0a3' },
    { abi: withdrawalQueueErc721Abi, name: 'claimWithdrawalsTo', selector: '0x5e7eead9' },
    { abi: withdrawalQueueErc721Abi, name: 'claimWithdrawal', selector: '0xf8444436' },
    { abi: wstEthAbi, name: 'wrap', selector: '0xea598cb0' },
    { abi: wstEthAbi, name: 'unwrap', selector: '0xde0e9a3e' },
    { abi: rocketDepositPoolAbi, name: 'deposit', selector: '0xd0e30db0' },
    { abi: rocketTokenRethAbi, name: 'burn', selector: '0x42966c68' },
    { abi: asyncVaultAbi, name: 'deposit', selector: '0x6e553f65' },
    { abi: asyncVaultAbi, name: 'redeem', selector: '0xba087652' },
    { abi: asyncVaultAbi, name: 'requestRedeem', selector: '0x7d41c86e' },
    { abi: quoterAbi, name: 'quoteExactInputSingle', selector: '0xc6a5026a' },
    { abi: routerAbi, name: 'exactInputSingle', selector: '0x04e45aaf' },
    { abi: routerAbi, name: 'unwrapWETH9', selector: '0x49404b7c' },
    { abi: routerAbi, name: 'multicall', selector: '0xac9650d8' },
    { abi: curveAbi, name: 'get_dy', selector: '0x5e0d443f' },
    { abi: curveAbi, name: 'exchange', selector: '0x3df02124' },
    { abi: blockNumberAbi, name: 'getBlockNumber', selector: '0x42cbb15c' },
  ])('$name is $selector', ({ abi, name, selector }) => {
    expect(functionsOf(abi, name).map(toFunctionSelector)).toEqual([selector]);
  });
});

describe('events', () => {
  it.each([
    { abi: lidoAbi, name: 'TokenRebased', topic: '0xff08c3ef606d198e316ef5b822193c489965899eb4e3c248cea1a4626c3eda50' },
    {
      abi: lidoAbi,
      name: 'ETHDistributed',
      topic: '0x92dd3cb149a1eebd51fd8c2a3653fd96f30c4ac01d4f850fc16d46abd6c3e92f',
    },
    { abi: lidoAbi, name: 'SharesBurnt', topic: '0x8b2a1e1ad5e0578c3dd82494156e985dade827a87c573b5c1c7716a32162ad64' },
    {
      abi: lidoAbi,
      name: 'TransferShares',
      topic: '0x9d9c909296d9c674451c0c24f02cb64981eb3b727f99865939192f880a755dcb',
    },
    { abi: lidoAbi, name: 'Submitted', topic: '0x96a25c8ce0baabc1fdefd93e9ed25d8e092a3332f3aa9a41722b5697231d1d1a' },
    {
      abi: lidoAbi,
      name: 'InternalShareRateUpdated',
      topic: '0xaf00d86be4cd299db16aa59803992e174fa88b67d81a0c7dd0148f9a75606a8d',
    },
    {
      abi: lidoAbi,
      name: 'CLBalancesUpdated',
      topic: '0xc091cf4d34e62bb075bf8dadd00496528c94b8f3fdec3affd7414840847017d2',
    },
    {
      abi: withdrawalQueueErc721Abi,
      name: 'WithdrawalRequested',
      topic: '0xf0cb471f23fb74ea44b8252eb1881a2dca546288d9f6e90d1a0e82fe0ed342ab',
    },
    {
      abi: withdrawalQueueErc721Abi,
      name: 'WithdrawalsFinalized',
      topic: '0x197874c72af6a06fb0aa4fab45fd39c7cb61ac0992159872dc3295207da7e9eb',
    },
    {
      abi: withdrawalQueueErc721Abi,
      name: 'WithdrawalClaimed',
      topic: '0x6ad26c5e238e7d002799f9a5db07e81ef14e37386ae03496d7a7ef04713e145b',
    },
    {
      abi: withdrawalQueueErc721Abi,
      name: 'BatchMetadataUpdate',
      topic: '0x6bd5c950a8d8df17f772f5af37cb3655737899cbf903264b9795592da439661c',
    },
    {
      abi: withdrawalQueueErc721Abi,
      name: 'BunkerModeEnabled',
      topic: '0x47f03b07e5b5377f871539bb2942f5ecb72733be9fc9d55a17b6d6a05d418345',
    },
    {
      abi: withdrawalQueueErc721Abi,
      name: 'BunkerModeDisabled',
      topic: '0xd1f8a2998c0caf73e09434aa93d273a599060d789407c6f70ccd4c9c9f32c8f4',
    },
    {
      abi: rocketNetworkBalancesAbi,
      name: 'BalancesUpdated',
      topic: '0xdd27295717c4fbd48b1840f846e18be6f0b7bd6b55608e697e53b15848cecdf9',
    },
    {
      abi: asyncVaultAbi,
      name: 'RedeemRequest',
      topic: '0x1fdc681a13d8c5da54e301c7ce6542dcde4581e4725043fdab2db12ddc574506',
    },
    {
      abi: asyncVaultAbi,
      name: 'Deposit',
      topic: '0xdcbc1c05240f31ff3ad067ef1ee35ce4997762752e3a095284754544f4c709d7',
    },
    {
      abi: asyncVaultAbi,
      name: 'Withdraw',
      topic: '0xfbde797d201c681b91056529119e0b02407c7bb96a4a2c75c01fc9667232c8db',
    },
    {
      abi: curveAbi,
      name: 'TokenExchange',
      topic: '0x8b3e96f2b889fa771c53c981b40daf005f63f637f1869f707052d15a3dd97140',
    },
    {
      abi: wrappedEtherEventsAbi,
      name: 'Withdrawal',
      topic: '0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65',
    },
  ])('$name has the topic of the public network', ({ abi, name, topic }) => {
    const events: readonly AbiEvent[] = (abi as Abi).filter(
      (item) => item.type === 'event' && item.name === name,
    ) as never;
    expect(events.map(toEventSelector)).toEqual([topic]);
  });

  it.each([
    { abi: rocketDepositPoolAbi, event: 'event DepositReceived(address indexed from, uint256 amount, uint256 time)' },
    {
      abi: rocketTokenRethAbi,
      event: 'event TokensMinted(address indexed to, uint256 amount, uint256 ethAmount, uint256 time)',
    },
    {
      abi: rocketTokenRethAbi,
      event: 'event TokensBurned(address indexed from, uint256 amount, uint256 ethAmount, uint256 time)',
    },
    {
      abi: asyncVaultAbi,
      event:
        'event RedeemRequest(address indexed controller, address indexed owner, uint256 indexed requestId, address sender, uint256 shares)',
    },
  ])('$event has these names, of which these are indexed', ({ abi, event }) => {
    const wanted = parseAbiItem(event) as AbiEvent;
    const found = (abi as Abi).find((item) => item.type === 'event' && item.name === wanted.name) as
      | AbiEvent
      | undefined;
    expect(shapeOf(found?.inputs)).toEqual(shapeOf(wanted.inputs));
  });
});

describe('views', () => {
  it.each([
    { abi: lidoLocatorAbi, view: 'function lido() view returns (address)' },
    { abi: lidoLocatorAbi, view: 'function wstETH() view returns (address)' },
    { abi: lidoLocatorAbi, view: 'function withdrawalQueue() view returns (address)' },
    { abi: lidoLocatorAbi, view: 'function stakingRouter() view returns (address)' },
    {
      abi: lidoAbi,
      view: 'function getStakeLimitFullInfo() view returns (bool isStakingPaused, bool isStakingLimitSet, uint256 currentStakeLimit, uint256 maxStakeLimit, uint256 maxStakeLimitGrowthBlocks, uint256 prevStakeLimit, uint256 prevStakeBlockNumber)',
    },
    { abi: lidoAbi, view: 'function getTotalPooledEther() view returns (uint256)' },
    { abi: lidoAbi, view: 'function getTotalShares() view returns (uint256)' },
    { abi: lidoAbi, view: 'function sharesOf(address) view returns (uint256)' },
    { abi: lidoAbi, view: 'function getBufferedEther() view returns (uint256)' },
    {
      abi: stakingRouterAbi,
      view: 'function getStakingFeeAggregateDistribution() view returns (uint96 modulesFee, uint96 treasuryFee, uint256 basePrecision)',
    },
    { abi: withdrawalQueueErc721Abi, view: 'function getWithdrawalRequests(address) view returns (uint256[])' },
    {
      abi: withdrawalQueueErc721Abi,
      view: 'function getWithdrawalStatus(uint256[]) view returns ((uint256 amountOfStETH, uint256 amountOfShares, address owner, uint256 timestamp, bool isFinalized, bool isClaimed)[])',
    },
    {
      abi: withdrawalQueueErc721Abi,
      view: 'function findCheckpointHints(uint256[], uint256, uint256) view returns (uint256[])',
    },
    {
      abi: withdrawalQueueErc721Abi,
      view: 'function getClaimableEther(uint256[], uint256[]) view returns (uint256[])',
    },
    { abi: rocketStorageAbi, view: 'function getAddress(bytes32) view returns (address)' },
    { abi: rocketDepositPoolAbi, view: 'function getMaximumDepositAmount() view returns (uint256)' },
    { abi: rocketDepositPoolAbi, view: 'function getBalance() view returns (uint256)' },
    { abi: rocketDaoProtocolSettingsDepositAbi, view: 'function getDepositEnabled() view returns (bool)' },
    { abi: rocketDaoProtocolSettingsDepositAbi, view: 'function getMinimumDeposit() view returns (uint256)' },
    { abi: rocketDaoProtocolSettingsDepositAbi, view: 'function getMaximumDepositPoolSize() view returns (uint256)' },
    { abi: rocketDaoProtocolSettingsDepositAbi, view: 'function getDepositFee() view returns (uint256)' },
    { abi: rocketDaoProtocolSettingsNetworkAbi, view: 'function getRethCommission() view returns (uint256)' },
    { abi: rocketDaoProtocolSettingsNetworkAbi, view: 'function getTargetRethCollateralRate() view returns (uint256)' },
    { abi: rocketTokenRethAbi, view: 'function getTotalCollateral() view returns (uint256)' },
    { abi: rocketTokenRethAbi, view: 'function getExchangeRate() view returns (uint256)' },
    { abi: rocketNetworkBalancesAbi, view: 'function getTotalETHBalance() view returns (uint256)' },
    { abi: rocketNetworkBalancesAbi, view: 'function getTotalRETHSupply() view returns (uint256)' },
    { abi: rocketNetworkBalancesAbi, view: 'function getBalancesTimestamp() view returns (uint256)' },
    { abi: asyncVaultAbi, view: 'function share() view returns (address)' },
    { abi: asyncVaultAbi, view: 'function asset() view returns (address)' },
    { abi: asyncVaultAbi, view: 'function convertToAssets(uint256) view returns (uint256)' },
    { abi: asyncVaultAbi, view: 'function previewDeposit(uint256) view returns (uint256)' },
    { abi: asyncVaultAbi, view: 'function maxRedeem(address) view returns (uint256)' },
    { abi: asyncVaultAbi, view: 'function pendingRedeemRequest(uint256, address) view returns (uint256)' },
    { abi: asyncVaultAbi, view: 'function claimableRedeemRequest(uint256, address) view returns (uint256)' },
  ])('$view', ({ abi, view }) => {
    const wanted = parseAbiItem(view) as AbiFunction;
    const found = functionsOf(abi, wanted.name).find((item) => toFunctionSelector(item) === toFunctionSelector(wanted));
    expect(typesOf(found?.outputs)).toEqual(typesOf(wanted.outputs));
  });
});

describe('interface ids', () => {
  it.each([
    {
      id: INTERFACE_IDS.asyncRedeem,
      names: ['requestRedeem', 'pendingRedeemRequest', 'claimableRedeemRequest'],
    },
    {
      id: INTERFACE_IDS.erc7575,
      names: [
        ...['asset', 'totalAssets', 'convertToShares', 'convertToAssets', 'share'],
        ...['maxDeposit', 'previewDeposit', 'deposit', 'maxMint', 'previewMint', 'mint'],
        ...['maxWithdraw', 'previewWithdraw', 'withdraw', 'maxRedeem', 'previewRedeem', 'redeem'],
      ],
    },
    { id: INTERFACE_IDS.erc165, names: ['supportsInterface'] },
  ])('$id is what its functions add up to', ({ id, names }) => {
    const selectors = names.flatMap((name) => functionsOf(asyncVaultAbi, name).map(toFunctionSelector));
    expect(selectors).toHaveLength(names.length);
    expect(selectors.reduce((sum, selector) => sum ^ BigInt(selector), 0n)).toBe(BigInt(id));
  });
});

type Parameters = AbiFunction['outputs'] | undefined;

function functionsOf(abi: Abi, name: string): readonly AbiFunction[] {
  return abi.filter((item) => item.type === 'function').filter((item) => item.name === name);
}

/** Types with the parts of tuples; names of results are free, except in tuples, which are read by name. */
function typesOf(parameters: Parameters): unknown {
  return parameters?.map((parameter) =>
    'components' in parameter
      ? [parameter.type, parameter.components.map(({ type, name }) => `${type} ${name}`)]
      : parameter.type,
  );
}

function shapeOf(inputs: AbiEvent['inputs'] | undefined): unknown {
  return inputs?.map(({ name, type, indexed }) => ({ name, type, indexed: indexed === true }));
}
