/** Where a record is from. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** A review of a protocol's code by somebody else. */
export interface Audit {
  /** Year and month of the report: "2025-12"; null where the source does not date it. */
  readonly date: string | null;
  readonly by: string;
  readonly what: string;
  /** What the report counts, worst first; null where the source gives no numbers. */
  readonly found: string | null;
  readonly report: string;
}

/** Something that went wrong, or could have. */
export interface Incident {
  /** Day the protocol told of it. */
  readonly date: string;
  readonly title: string;
  /** As the protocol itself ranks it; null where it does not. */
  readonly severity: 'critical' | 'high' | 'moderate' | 'low' | null;
  readonly source: Source;
}

/**
 * What is known of the public protocol from documents rather than from the chain. A list is what was found on the day it
 * was reviewed; that something is not on it proves nothing.
 */
export interface ProtocolRecords {
  /** Day on which a person last held this list against its sources. */
  readonly reviewed: string;
  readonly audits: readonly Audit[];
  /** The protocol's own, longer list. */
  readonly allAudits: Source;
  /** null: none on record here. */
  readonly incidents: { readonly list: readonly Incident[]; readonly from: Source } | null;
  readonly bounty: { readonly words: string; readonly url: string; readonly source: Source } | null;
  /** Who decides, in two or three sentences. */
  readonly governance: { readonly words: string; readonly source: Source } | null;
}
