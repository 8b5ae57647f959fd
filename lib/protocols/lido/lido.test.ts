import { multicall3Abi, parseAbi, parseAbiItem, toEventSelector, toFunctionSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { hashConsensusAbi } from '@/contracts-abi/hash-consensus';
import { lidoAbi } from '@/contracts-abi/lido';
import { oracleReportSanityCheckerAbi } from '@/contracts-abi/oracle-report-sanity-checker';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';

import type { DecodedLog } from '../decoded-log';
import type { FigureId } from '../protocol';
import { provenanceOf } from '../provenance';
import { DecodeError } from '../read-plan';
import { protocols } from '../registry';
import { lido } from './lido';
import { CONTRACTS, poolWith } from './lido.fixture';
import { lidoReports } from './reports';

describe('reports', () => {
  const { decode, event, address } = lidoReports(CONTRACTS);
  const log: DecodedLog & { blockNumber: bigint } = {
    address: CONTRACTS.token,
    eventName: 'TokenRebased',
    blockNumber: 77n,
    args: {
      reportTimestamp: 1_000n,
      timeElapsed: 86_400n,
      preTotalShares: 1n,
      preTotalEther: 2n,
      postTotalShares: 3n,
      postTotalEther: 4n,
      sharesMintedAsFees: 5n,
    },
  };

  it('are the token’s TokenRebased events', () => {
    expect(address).toBe(CONTRACTS.token);
    expect(event?.type === 'event' && toEventSelector(event)).toBe(
      '0xff08c3ef606d198e316ef5b822193c489965899eb4e3c248cea1a4626c3eda50',
    );
  });

  it('carry the rate before and after, and the time between', () => {
    expect(decode(log)).toEqual({
      blockNumber: 77n,
      timestamp: 1_000n,
      before: { rate: { totalShares: 1n, totalPooledEther: 2n }, elapsed: 86_400n },
      after: { totalShares: 3n, totalPooledEther: 4n },
    });
  });

  it.each(['reportTimestamp', 'timeElapsed', 'preTotalShares', 'preTotalEther', 'postTotalShares', 'postTotalEther'])(
    'are refused without %s',
    (name) => {
      expect(() => decode({ ...log, args: { ...log.args, [name]: undefined } })).toThrow(DecodeError);
    },
  );
});

describe('provenance', () => {
  const figures = Object.entries(lido.provenance(CONTRACTS)).map(([id, provenance]) => ({
    id: id as FigureId,
    provenance,
  }));
  const abis = {
    // The local chain has no vaults of single stakers; Lido's own contract has had the function since version 3.
    [CONTRACTS.token]: {
      name: 'Lido',
      abi: [...lidoAbi, ...parseAbi(['function getExternalEther() view returns (uint256)'])],
    },
    [CONTRACTS.wrapper]: { name: 'WstETH', abi: wstEthAbi },
    [CONTRACTS.queue]: { name: 'WithdrawalQueueERC721', abi: withdrawalQueueErc721Abi },
    [CONTRACTS.router]: { name: 'StakingRouter', abi: stakingRouterAbi },
    [CONTRACTS.consensus]: { name: 'HashConsensus', abi: hashConsensusAbi },
    [CONTRACTS.limits]: { name: 'OracleReportSanityChecker', abi: oracleReportSanityCheckerAbi },
    [CONTRACTS.multicall]: { name: 'Multicall3', abi: multicall3Abi },
  };

  it.each(figures)('of $id names a contract and a call or event which that contract has', ({ provenance }) => {
    const source = abis[provenance.contract];
    expect(provenance.contractName).toBe(source?.name);
    const signature = provenance.call.replace(/^(\w+\([^()]*\))(\(.*\))?$/, '$1');
    const selectors = source?.abi.map((item: { type: string }) => {
      if (item.type === 'event') return toEventSelector(item as never);
      return item.type === 'function' ? toFunctionSelector(item as never) : null;
    });
    const selector =
      provenance.kind === 'logs'
        ? toEventSelector(parseAbiItem(`event ${signature}`) as never)
        : toFunctionSelector(`function ${signature}`);
    expect(selectors).toContain(selector);
  });

  it.each(figures)('of $id has a title and a formula', ({ provenance }) => {
    expect(provenance.title).not.toBe('');
    expect(provenance.formula).not.toBe('');
  });

  it.each(figures)('of $id is the same without the protocol’s ABIs', ({ id, provenance }) => {
    expect(provenanceOf(poolWith(), id)).toEqual(provenance);
  });
});

describe('the adapter', () => {
  it('is registered under its own id', () => {
    expect(protocols[lido.id]).toBe(lido);
  });

  it('knows the custom errors of the contracts that transactions call', () => {
    const names = lido.errorAbi.map((item) => (item.type === 'error' ? item.name : ''));
    expect(names).toEqual(
      expect.arrayContaining(['RequestAmountTooLarge', 'NotOwner', 'ResumedExpected', 'InvalidHint']),
    );
  });

  it('wants events decoded of the token, the wrapper and the queue', () => {
    expect(lido.outcomeEvents(CONTRACTS).map(({ address }) => address)).toEqual([
      CONTRACTS.token,
      CONTRACTS.wrapper,
      CONTRACTS.queue,
    ]);
  });
});
