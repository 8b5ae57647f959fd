import type { ProtocolRecords } from '../records';

const FILES = 'https://rocketpool.net/files/audits';
const SATURN = { title: 'Rocket Pool Docs, Saturn 1', url: 'https://docs.rocketpool.net/upgrades/saturn-1/whats-new' };

/** Rocket Pool, from docs.rocketpool.net as of 20 August 2026 (upgrades/saturn-1, legacy/houston). */
export const rocketPoolRecords: ProtocolRecords = {
  reviewed: '2026-11-25',
  audits: [
    { date: null, by: 'Cantina', what: 'Saturn 1', found: null, report: `${FILES}/cantina-audit-saturn-1.pdf` },
    { date: null, by: 'Bailsec', what: 'Saturn 1', found: null, report: `${FILES}/bailsec-audit-saturn-1.pdf` },
    {
      date: null,
      by: 'Sigma Prime',
      what: 'Saturn 1',
      found: null,
      report: `${FILES}/sigma-prime-audit-saturn-1.pdf`,
    },
    { date: '2024-04', by: 'ChainSafe', what: 'Houston', found: null, report: `${FILES}/chainsafe-audit-houston.pdf` },
    {
      date: '2024-03',
      by: 'Sigma Prime',
      what: 'Houston, two rounds',
      found: null,
      report: `${FILES}/sigma-prime-audit-houston.pdf`,
    },
    {
      date: '2023-12',
      by: 'Consensys Diligence',
      what: 'Houston',
      found: null,
      report: 'https://consensys.io/diligence/audits/2023/12/rocket-pool-houston/',
    },
  ],
  allAudits: { title: 'Rocket Pool, Protocol Security', url: 'https://rocketpool.net/protocol/security' },
  incidents: {
    from: {
      title: 'Immunefi, post-mortem shared with Lido',
      url: 'https://medium.com/immunefi/rocketpool-lido-frontrunning-bug-fix-postmortem-e701f26d7971',
    },
    list: [
      {
        date: '2021-10-06',
        title: 'Deposits could be front-run by node operators; found by the bug bounty',
        severity: null,
        source: {
          title: 'Immunefi',
          url: 'https://medium.com/immunefi/rocketpool-lido-frontrunning-bug-fix-postmortem-e701f26d7971',
        },
      },
    ],
  },
  bounty: {
    words: 'Up to $150,000 for a critical vulnerability.',
    url: 'https://immunefi.com/bug-bounty/rocketpool/information/',
    source: SATURN,
  },
  governance: {
    words:
      'A protocol DAO votes on settings on chain. An oracle DAO reports balances; since Saturn 1 the contracts bound how often and by how much it can move the rate. RocketStorage and the token itself cannot be exchanged; the other contracts can.',
    source: SATURN,
  },
};
