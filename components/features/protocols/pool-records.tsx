import type { ReactNode } from 'react';
import { Section } from '@/components/layout/section';
import { Notice } from '@/components/ui/notice';
import { Table, Td, Th } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { TextLink } from '@/components/ui/text-link';
import type { Incident, ProtocolRecords } from '@/lib/protocols/records';

interface RecordsProps {
  readonly records: ProtocolRecords | null;
  /** The public protocol's name. */
  readonly name: string;
  /** Whether this network has the public protocol itself, and not a copy of its interfaces. */
  readonly isPublic: boolean;
}

/** Audits, incidents, bounty and governance of the public protocol, each with its source. */
export function PoolRecords({ records, name, isPublic }: RecordsProps) {
  if (records === null) {
    return (
      <Section id="records" title="Audits, incidents, bounty">
        <p className="mt-3 max-w-[64ch] text-muted">
          None on record here. Any contract can offer these interfaces, so ask whoever runs this one for its reviews.
        </p>
      </Section>
    );
  }
  const note = `reviewed ${records.reviewed}`;
  return (
    <>
      {!isPublic && (
        <div className="mt-12">
          <Notice title={`What follows is about the public ${name}.`}>
            The contracts of this network are this app’s own, with the same interfaces. Nobody has audited them.
          </Notice>
        </div>
      )}
      <Section id="governance" title={<Term id="governance">Governance</Term>} note={note}>
        <Sourced from={records.governance?.source ?? null}>{records.governance?.words ?? null}</Sourced>
      </Section>
      <Section id="audits" title="Audits" note={note}>
        <Audits records={records} />
      </Section>
      <Section id="incidents" title="Incidents and disclosures" note={note}>
        <Incidents records={records} />
      </Section>
      <Section id="bounty" title="Bug bounty" note={note}>
        <Sourced from={records.bounty?.source ?? null}>
          {records.bounty && (
            <>
              {records.bounty.words} <TextLink href={records.bounty.url}>The programme</TextLink>
            </>
          )}
        </Sourced>
      </Section>
    </>
  );
}

function Sourced({
  from,
  children,
}: {
  readonly from: ProtocolRecords['allAudits'] | null;
  readonly children: ReactNode;
}) {
  if (children === null || from === null) return <p className="mt-3 text-muted">None on record here.</p>;
  return (
    <p className="mt-3 max-w-[64ch]">
      {children}
      <span className="mt-1 block text-xs text-muted">
        From <TextLink href={from.url}>{from.title}</TextLink>
      </span>
    </p>
  );
}

function Audits({ records: { audits, allAudits } }: { readonly records: ProtocolRecords }) {
  return (
    <>
      <Table caption="Audits, newest first">
        <thead>
          <tr>
            <Th>What, by whom</Th>
            <Th wideOnly>Found</Th>
            <Th numeric>Date</Th>
          </tr>
        </thead>
        <tbody>
          {audits.map(({ date, by, what, found, report }) => (
            <tr key={report}>
              <Td detail={by} narrowDetail={found}>
                <TextLink href={report}>{what}</TextLink>
              </Td>
              <Td wideOnly>{found ?? <span className="text-muted">see the report</span>}</Td>
              <Td numeric>{date ?? <span className="text-muted">not dated</span>}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-xs text-muted">
        A choice. The whole list: <TextLink href={allAudits.url}>{allAudits.title}</TextLink>. An audit looks at one
        state of the code and finds what it finds.
      </p>
    </>
  );
}

function Incidents({ records: { incidents } }: { readonly records: ProtocolRecords }) {
  if (incidents === null) return <p className="mt-3 text-muted">None on record here. That proves nothing.</p>;
  return (
    <>
      <Table caption="Incidents and disclosures, newest first">
        <thead>
          <tr>
            <Th>What</Th>
            <Th wideOnly>Ranked</Th>
            <Th numeric>Told</Th>
          </tr>
        </thead>
        <tbody>
          {incidents.list.map((incident) => (
            <tr key={incident.source.url}>
              <Td narrowDetail={rank(incident)}>
                <TextLink href={incident.source.url}>{incident.title}</TextLink>
              </Td>
              <Td wideOnly>{rank(incident)}</Td>
              <Td numeric>{incident.date}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-xs text-muted">
        From <TextLink href={incidents.from.url}>{incidents.from.title}</TextLink>, ranked as there. What nobody told is
        not here.
      </p>
    </>
  );
}

function rank({ severity }: Incident): string {
  return severity ?? 'not ranked';
}
