import type { ProtocolRecords } from '../records';

const REPORTS = 'https://github.com/lidofinance/audits/blob/main';

/** Lido on Ethereum, from docs.lido.fi as of 24 July 2026 (security/audits, security/disclosures, security/bugbounty). */
export const lidoRecords: ProtocolRecords = {
  reviewed: '2026-11-25',
  audits: [
    {
      date: '2026-04',
      by: 'Cyfrin',
      what: 'CircuitBreaker, with formal verification',
      found: '5 issues, none above informational',
      report: `${REPORTS}/Cyfrin%20CircuitBreaker%20Audit%20Report%2004-2026.pdf`,
    },
    {
      date: '2026-04',
      by: 'MixBytes',
      what: 'CircuitBreaker',
      found: '1 low issue, fixed',
      report: `${REPORTS}/MixBytes%20CircuitBreaker%20Audit%20Report%2004-2026.pdf`,
    },
    {
      date: '2026-03',
      by: 'Certora',
      what: 'Lido V3, review of fixes',
      found: '1 low and 2 informational issues',
      report: `${REPORTS}/Certora%20Lido%20V3%20Smart%20Contracts%20Security%20Assessment%20Report%20fix%20review%2003-26.pdf`,
    },
    {
      date: '2025-12',
      by: 'Certora',
      what: 'Lido V3',
      found: '7 critical and 14 high issues, all fixed; 63 lesser ones',
      report: `${REPORTS}/Certora%20Lido%20V3%20Audit%20Report%20-%2012-2025.pdf`,
    },
    {
      date: '2025-12',
      by: 'Consensys Diligence',
      what: 'Lido V3',
      found: '2 critical and 5 major issues, all fixed; 36 lesser ones',
      report: `${REPORTS}/Consensys%20Diligence%20Lido%20V3%20Security%20Audit%20-%2011-2025.pdf`,
    },
    {
      date: '2025-12',
      by: 'MixBytes',
      what: 'Lido V3',
      found: '1 high issue, acknowledged; 18 lesser ones',
      report: `${REPORTS}/MixBytes%20Lido%20V3%20Security%20Audit%20Report%20-%2012-2025.pdf`,
    },
    {
      date: '2024-10',
      by: 'Ackee Blockchain',
      what: 'Staking Router v2',
      found: '7 issues, none above low',
      report: `${REPORTS}/Ackee%20Blockchain%20Lido%20Staking%20Router%20v2%20Report%2010-24.pdf`,
    },
    {
      date: '2023-02',
      by: 'ChainSecurity',
      what: 'Staking Router',
      found: '1 high issue, fixed; 12 lesser ones',
      report: `${REPORTS}/ChainSecurity%20Lido%20Staking%20Router%20audit%20report%2002-23.pdf`,
    },
  ],
  allAudits: { title: 'Lido Docs, Protocol Audits (99 reports)', url: 'https://docs.lido.fi/security/audits' },
  incidents: {
    from: { title: 'Lido Docs, Security Disclosures', url: 'https://docs.lido.fi/security/disclosures' },
    list: [
      {
        date: '2026-03-23',
        title: 'Weaknesses reported through the bug bounty, told together; funds not at risk',
        severity: 'low',
        source: forum(
          'security-bulletin-batched-immunefi-reported-weakness-disclosure-march-2026-funds-not-at-risk/11342',
        ),
      },
      {
        date: '2025-08-01',
        title: 'Weak validation of a historical block in CSVerifier; found by the bug bounty',
        severity: 'high',
        source: forum(
          'security-disclosure-post-mortem-csverifier-weak-validation-of-the-historical-block-gindex-user-funds-remain-safe/10466',
        ),
      },
      {
        date: '2025-07-21',
        title: 'Weakness in Dual Governance; found by the bug bounty, funds not at risk',
        severity: 'moderate',
        source: forum('security-disclosure-dg-weakness-reported-through-immunefi-funds-not-at-risk/10393'),
      },
      {
        date: '2025-07-01',
        title: 'Weakness of the recovery lever in the curated and Simple DVT modules',
        severity: 'low',
        source: forum('post-mortem-nor-curated-module-sdvt-recovery-lever-weakness/10282'),
      },
      {
        date: '2025-05-11',
        title: 'Key of one oracle member (Chorus One) compromised; exchanged in an emergency',
        severity: 'high',
        source: forum('emergency-rotation-of-compromised-chorus-one-oracle/10037'),
      },
      {
        date: '2023-07-05',
        title: 'Oracle report delayed',
        severity: 'low',
        source: { title: 'Lido Blog', url: 'https://blog.lido.fi/post-mortem-delayed-oracle-report/' },
      },
      {
        date: '2023-01-24',
        title: 'Upgrade of the bETH integration with Anchor went wrong',
        severity: 'high',
        source: {
          title: 'Lido Blog',
          url: 'https://blog.lido.fi/postmortem-beth-anchor-integration-upgrade-incident/',
        },
      },
      {
        date: '2023-01-03',
        title: 'Oracle reports missed, rewards late',
        severity: 'low',
        source: {
          title: 'Lido Blog',
          url: 'https://blog.lido.fi/postmortem-disrupted-rewards-distribution-due-to-missed-oracle-reports/',
        },
      },
      {
        date: '2022-03-01',
        title: 'Code could be injected into the interface; found by the bug bounty',
        severity: 'critical',
        source: {
          title: 'Lido Blog',
          url: 'https://blog.lido.fi/lido-ui-potential-malicious-code-injection-bug-bounty-report/',
        },
      },
      {
        date: '2021-10-06',
        title: 'Deposits could be front-run by node operators; found by the bug bounty',
        severity: 'high',
        source: { title: 'Lido Blog', url: 'https://blog.lido.fi/vulnerability-response-update/' },
      },
    ],
  },
  bounty: {
    words: 'Up to $2,000,000 for a reported vulnerability.',
    url: 'https://immunefi.com/bug-bounty/lido/information/',
    source: { title: 'Lido Docs, Bug Bounties', url: 'https://docs.lido.fi/security/bugbounty' },
  },
  governance: {
    words:
      'Holders of LDO vote on changes. Holders of stETH can lock it to delay a decision, and from a second threshold on to leave before it takes effect (Dual Governance). A committee of six, three of whom must agree, can pause named contracts once and for a limited time without a vote.',
    source: { title: 'Lido Docs, Emergency Brakes', url: 'https://docs.lido.fi/multisigs/emergency-brakes' },
  },
};

function forum(path: string) {
  return { title: 'Lido Research Forum', url: `https://research.lido.fi/t/${path}` };
}
