import { Section } from '@/components/layout/section';
import { OriginOf } from '@/components/pool/origin-of';
import { blockWords, castCall } from '@/components/pool/source-of';
import { Mono } from '@/components/ui/mono';
import { Provenance } from '@/components/ui/provenance';
import { StatusMark } from '@/components/ui/status-mark';
import { Table, Td, Th } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { TextLink } from '@/components/ui/text-link';
import { Unavailable } from '@/components/ui/unavailable';
import { formatCount } from '@/lib/format/format-count';
import type { NamedContract } from '@/lib/protocols/guards';
import type { ContractCode, HeldRole, OnDemand, PlainCode, PoolGuards } from '@/lib/protocols/oversight-state';
import type { BlockRef } from '@/lib/protocols/protocol';

interface GuardsProps {
  readonly guards: OnDemand<PoolGuards>;
  /** Of the network's block explorer, without a slash at the end; null where there is none. */
  readonly explorer: string | null;
}

/** Who and what can stop or steer the pool, and what stands at its addresses. */
export function PoolGuardSections({ guards, explorer }: GuardsProps) {
  if (guards.status === 'unavailable') {
    return (
      <Section id="guards" title="Who can stop it, and its contracts">
        <p className="mt-3">
          <Unavailable reason={guards.reason} />
        </p>
      </Section>
    );
  }
  const { value, block } = guards;
  const note = `read at block ${formatCount(block.number)}`;
  return (
    <>
      <Section id="pauses" title="What can be paused" note={note}>
        <Pauses guards={value} block={block} />
      </Section>
      <Section id="oracle" title={<Term id="oracle">Oracle</Term>} note={note}>
        <OracleSection guards={value} block={block} />
      </Section>
      <Section id="roles" title="Roles and what each can do" note={note}>
        <Roles guards={value} />
      </Section>
      <Section id="contracts" title="Contracts" note={note}>
        <Contracts guards={value} explorer={explorer} block={block} />
      </Section>
    </>
  );
}

interface AtBlock {
  readonly guards: PoolGuards;
  readonly block: BlockRef;
}

function Pauses({ guards: { pauses }, block }: AtBlock) {
  if (pauses.length === 0) return <p className="mt-3 text-muted">This contract has no pause that it tells of.</p>;
  return (
    <ul>
      {pauses.map((pause) => (
        <li key={pause.name} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2.75">
          <b className="font-bold">{pause.name}</b>
          <Provenance
            title={`${pause.name}: paused?`}
            formula="what the contract says of itself"
            contractName={pause.contractName}
            contract={pause.contract}
            command={castCall(pause.contract, pause.call, [], block)}
            blockText={blockWords(block)}
          >
            <StatusMark tone={pause.paused ? 'caution' : 'ready'}>{pause.paused ? 'paused' : 'open'}</StatusMark>
          </Provenance>
          <span className="basis-full text-sm text-muted">A pause stops {pause.stops}</span>
        </li>
      ))}
    </ul>
  );
}

function OracleSection({ guards: { oracle }, block }: AtBlock) {
  if (oracle === null)
    return <p className="mt-3 text-muted">There is none with members: who may report is under roles.</p>;
  return (
    <>
      <p className="mt-3 max-w-[64ch]">
        <Provenance
          title="Members of the oracle"
          formula="as the contract counts them"
          contractName={oracle.contractName}
          contract={oracle.contract}
          command={castCall(oracle.contract, oracle.call, [], block)}
          blockText={blockWords(block)}
        >
          {String(oracle.count)} {oracle.count === 1n ? 'member' : 'members'}
        </Provenance>{' '}
        report what the validators have.{' '}
        <OriginOf origin={oracle.quorumOrigin} block={block}>
          {String(oracle.quorum)}
        </OriginOf>{' '}
        must say the same before the exchange rate moves.
      </p>
      {oracle.members.length > 0 && (
        <ul className="mt-2 columns-1 text-sm md:columns-2">
          {oracle.members.map((member) => (
            <li key={member}>
              <Mono value={member} className="break-all" />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Roles({ guards: { roles, contracts, code } }: Pick<AtBlock, 'guards'>) {
  // A person’s account that the protocol also names is shown as what it is: an address.
  const named = contracts.filter((_, index) => code[index]?.codeHash !== null);
  if (roles.length === 0) {
    return (
      <p className="mt-3 max-w-[64ch] text-muted">
        The contracts keep no roles that could be listed. What each contract of the protocol may do, its own code says;
        see governance below.
      </p>
    );
  }
  return (
    <Table caption="Roles, what they can do and who has them">
      <thead>
        <tr>
          <Th>Can</Th>
          <Th>Who</Th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={`${role.contract}${role.name}`}>
            <Td
              detail={
                <>
                  {role.contractName}
                  <Mono value={role.name} className="block break-all" />
                </>
              }
            >
              {role.can}
            </Td>
            <Td>
              <Members role={role} contracts={named} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Members({ role, contracts }: { readonly role: HeldRole; readonly contracts: readonly NamedContract[] }) {
  if (role.members === null)
    return (
      <span className="text-muted">not listed by the contract: granted by the protocol’s own permission system</span>
    );
  if (role.members.length === 0) return <span className="text-muted">nobody</span>;
  return role.members.map((member) => {
    const name = contracts.find(({ address }) => address.toLowerCase() === member.toLowerCase())?.name;
    return (
      <span key={member} className="block">
        {name ?? <Mono value={member} short />}
      </span>
    );
  });
}

function Contracts({ guards: { contracts, code }, explorer, block }: AtBlock & { readonly explorer: string | null }) {
  return (
    <>
      <p className="mt-3 max-w-[64ch] text-xs text-muted">
        The hash is keccak256 of the code at that block: two contracts with the same hash do the same. A{' '}
        <Term id="proxy">proxy</Term> is followed to its code by its ERC-1967 slot, or by its own word (ERC-897).
      </p>
      <ul>
        {contracts.map((contract, index) => (
          <li key={contract.address} className="border-b border-line py-2.75">
            <b className="font-bold">{contract.name}</b> <span className="text-muted">{contract.does}</span>
            <CodeLines code={code[index]} explorer={explorer} block={block} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface CodeLinesProps {
  readonly code: ContractCode | undefined;
  readonly explorer: string | null;
  readonly block: BlockRef;
}

function CodeLines({ code, explorer, block }: CodeLinesProps) {
  if (code === undefined) return null;
  const { implementation } = code;
  return (
    <div className="mt-1 grid gap-1 text-sm">
      <CodeLine code={code} explorer={explorer} block={block} />
      {implementation !== null && (
        <div className="border-l-2 border-water pl-3">
          <span className="text-muted">
            takes its code ({implementation.found === 'erc-1967' ? 'ERC-1967' : 'by its own word, ERC-897'}) from
          </span>
          <CodeLine code={implementation} explorer={explorer} block={block} />
        </div>
      )}
    </div>
  );
}

function CodeLine({ code, explorer, block }: { readonly code: PlainCode } & Omit<CodeLinesProps, 'code'>) {
  const address = <Mono value={code.address} className="break-all" />;
  return (
    <div>
      {explorer === null ? address : <TextLink href={`${explorer}/address/${code.address}`}>{address}</TextLink>}
      <span className="block text-xs text-muted">
        {code.codeHash === null ? (
          'no code at this address'
        ) : (
          <Provenance
            title="Code at the address"
            formula="keccak256 of the code, as EXTCODEHASH gives it, and its length, as EXTCODESIZE does"
            contractName="The address itself"
            contract={code.address}
            command={`cast codehash ${code.address} --block ${block.number} --rpc-url YOUR_NODE`}
            blockText={blockWords(block)}
          >
            <Mono value={code.codeHash} className="text-left break-all" /> {formatCount(code.bytes)} bytes
          </Provenance>
        )}
      </span>
    </div>
  );
}
