import type { DevnetLink } from '../devnet-link';
import type { Fault } from '../faults/fault';
import { FaultProxyMissing, setFaults } from '../faults/fault-control';
import type { Scenario } from './scenario';

export const nodeAway = nodeScenario('the node drops every connection', { kind: 'drop' });
export const nodeBusy = nodeScenario('the node answers 429 to everything', { kind: '429', retryAfterSeconds: 5 });
export const nodeSlow = nodeScenario('the node takes three seconds for each answer', { kind: 'delay', ms: 3_000 });
export const nodeBehind = nodeScenario('the node is twenty blocks behind', { kind: 'old', blocks: 20 });

/** For whoever uses the proxy, as the app does; the chain itself is well. */
function nodeScenario(about: string, fault: Fault): Scenario {
  return {
    about,
    play: async ({ contracts }: DevnetLink) => {
      await setFaults(proxyOf(contracts.faultsUrl), [{ fault, targets: [] }]);
    },
    undo: async ({ contracts }: DevnetLink) => {
      await setFaults(proxyOf(contracts.faultsUrl), []);
    },
  };
}

function proxyOf(url: string | undefined): string {
  if (url === undefined) throw new FaultProxyMissing(url, 'the chain was started without one');
  return url;
}
