import { describe, expect, it } from 'vitest';

import { abiModule } from './abi-module';

describe('abiModule', () => {
  it.each([
    ['Lido', 'lido.ts', 'lidoAbi'],
    ['WstETH', 'wst-eth.ts', 'wstEthAbi'],
    ['LidoLocator', 'lido-locator.ts', 'lidoLocatorAbi'],
    ['WithdrawalQueueERC721', 'withdrawal-queue-erc721.ts', 'withdrawalQueueErc721Abi'],
    ['StakingRouter', 'staking-router.ts', 'stakingRouterAbi'],
  ])('%s becomes %s with %s', (contract, file, constant) => {
    const module = abiModule(contract, [{ type: 'receive', stateMutability: 'payable' }]);
    expect(module.file).toBe(file);
    expect(module.source).toContain(`export const ${constant} = [`);
    expect(module.source).toContain('do not edit');
    expect(module.source.endsWith('] as const;\n')).toBe(true);
  });
});
