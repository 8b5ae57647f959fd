import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { readArtifact } from '../devnet/artifacts';
import { type AbiModule, abiModule } from './abi-module';
import { buildContracts } from './build-contracts';
import { CommandFault, runCommand } from './command';
import { REPOSITORY } from './repository';

/** The contracts the app and the devnet call; the others are internal to the protocol. */
const CONTRACTS = [
  'Lido',
  'WstETH',
  'WithdrawalQueueERC721',
  'LidoLocator',
  'StakingRouter',
  'NodeOperatorsRegistry',
  'HashConsensus',
  'AccountingOracle',
  'Accounting',
  'Burner',
  'OracleReportSanityChecker',
  'RocketStorage',
  'RocketTokenRETH',
  'RocketDepositPool',
  'RocketNetworkBalances',
  'RocketDAONodeTrusted',
  'RocketDAOProtocolSettingsDeposit',
  'RocketDAOProtocolSettingsNetwork',
  'AsyncVault',
  'VaultShare',
  'PriceFeed',
] as const;

const FOLDER = path.join(REPOSITORY, 'contracts-abi');

await runCommand(async ({ processes }) => {
  await buildContracts(processes);
  const modules = CONTRACTS.map((name) => abiModule(name, readArtifact(name).abi));
  if (process.argv.includes('--check')) check(modules);
  else write(modules);
}, 130);

function check(modules: readonly AbiModule[]): void {
  const stale = modules.filter(({ file, source }) => {
    const target = path.join(FOLDER, file);
    return !existsSync(target) || readFileSync(target, 'utf8') !== source;
  });
  if (stale.length === 0) {
    console.log(`${modules.length} ABIs are up to date.`);
    return;
  }
  const names = stale.map(({ file }) => `contracts-abi/${file}`).join(', ');
  throw new CommandFault([`Not what the contracts compile to: ${names}. Run npm run abi:gen and commit the result.`]);
}

function write(modules: readonly AbiModule[]): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const { file, source } of modules) writeFileSync(path.join(FOLDER, file), source);
  console.log(`Wrote ${modules.length} ABIs to contracts-abi/.`);
}
