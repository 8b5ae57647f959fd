import { type MouseEvent, type ReactNode, useId } from 'react';
import { buttonClass } from './button-class';
import { CopyButton } from './copy-button';
import { Mono } from './mono';

/** Where a figure came from, in words ready to show. */
export interface ProvenanceSource {
  title: string;
  formula: string;
  contractName: string;
  /** The contract's address. */
  contract: string;
  /** A call that reads the same figure, to run elsewhere. */
  command: string;
  /** The block and its age. */
  blockText: string;
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="mt-2 block border-t border-line pt-2">
      <span className="block text-xs text-muted">{name}</span>
      {children}
    </span>
  );
}

interface ProvenancePartProps {
  /** Of the note. */
  id: string;
  children: ReactNode;
}

interface ProvenanceButtonProps extends ProvenancePartProps {
  /** Before the note opens. */
  onClick?: (event: MouseEvent) => void;
}

/** The figure, as what opens its note. */
export function ProvenanceButton({ id, onClick, children }: ProvenanceButtonProps) {
  return (
    <button type="button" popoverTarget={id} onClick={onClick} className="provenance-figure">
      {children}
      <span className="sr-only">, where this comes from</span>
    </button>
  );
}

/** What the note says. */
export function ProvenanceEntries({ id, source }: { id: string; source: ProvenanceSource }) {
  return (
    <>
      <span className="flex items-baseline justify-between gap-4">
        <span id={`${id}-title`} className="text-base font-bold">
          {source.title}
        </span>
        <button type="button" popoverTarget={id} popoverTargetAction="hide" className={buttonClass('quiet')}>
          Close
        </button>
      </span>
      <Entry name="How it is worked out">
        <span className="block">{source.formula}</span>
      </Entry>
      <Entry name="Contract">
        <span className="block">{source.contractName}</span>
        <Mono value={source.contract} className="block break-all" />
      </Entry>
      <Entry name="Read it yourself">
        <Mono value={source.command} className="mt-1 mb-1.5 block border-l-2 border-water pl-2.5 break-all" />
        <CopyButton text={source.command} what="this call" />
      </Entry>
      <Entry name="Read at">
        <span className="block tabular-nums">{source.blockText}</span>
      </Entry>
    </>
  );
}

/** A figure that opens its own origin. Spans throughout, so that it may stand inside a paragraph. */
export function Provenance({ children, ...source }: ProvenanceSource & { children: ReactNode }) {
  const id = useId();
  return (
    <>
      <ProvenanceButton id={id}>{children}</ProvenanceButton>
      <span id={id} popover="auto" role="dialog" aria-labelledby={`${id}-title`} className="provenance-note">
        <ProvenanceEntries id={id} source={source} />
      </span>
    </>
  );
}
