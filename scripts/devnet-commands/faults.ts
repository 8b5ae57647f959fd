import type { DevnetLink } from '../../devnet/devnet-link';
import type { FaultRule } from '../../devnet/faults/fault';
import { FaultProxyMissing, readFaults, setFaults } from '../../devnet/faults/fault-control';
import { FAULT_USAGE, formatFault, parseFault } from '../../devnet/faults/fault-text';
import { err, ok } from '../../lib/result';
import type { Commands } from './command';

const MOST_FAULTS = 20;

/** What the proxy in front of the chain can be told. */
export const faultCommands: Commands = {
  faults: {
    usage: '[fault… | off]',
    about: 'make the node err for the app; without a fault, say what is set',
    most: MOST_FAULTS,
    parse: (args) => {
      if (args.length === 0) return ok(async (link) => listText(await readFaults(proxyOf(link))));
      if (args.length === 1 && args[0] === 'off')
        return ok(async (link) => listText(await setFaults(proxyOf(link), [])));
      const rules: FaultRule[] = [];
      for (const arg of args) {
        const rule = parseFault(arg);
        if (!rule.ok) return err(`${rule.error} ${FAULT_USAGE}`);
        rules.push(rule.value);
      }
      return ok(async (link) => listText(await setFaults(proxyOf(link), rules)));
    },
  },
};

function listText(rules: readonly FaultRule[]): string {
  return rules.length === 0 ? 'No fault is set.' : `Set: ${rules.map(formatFault).join('  ')}`;
}

function proxyOf({ contracts }: DevnetLink): string {
  if (contracts.faultsUrl === undefined) throw new FaultProxyMissing(undefined, 'this chain has none');
  return contracts.faultsUrl;
}
