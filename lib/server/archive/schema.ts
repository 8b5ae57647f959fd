import 'server-only';

import { bigint, customType, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { bytesToHex, type Hex, hexToBytes } from 'viem';

/** Bytes, as hex in lower case on our side. */
const bytes = customType<{ data: Hex; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (hex) => hexToBytes(hex),
  fromDriver: (value) => bytesToHex(value),
});

const big = (name: string) => bigint(name, { mode: 'bigint' });

/** Logs of finalized blocks; migrations/0001-logs.sql creates the table. */
export const archiveLogs = pgTable(
  'archive_logs',
  {
    chainId: big('chain_id').notNull(),
    filterKey: text('filter_key').notNull(),
    blockNumber: big('block_number').notNull(),
    logIndex: integer('log_index').notNull(),
    blockHash: bytes('block_hash').notNull(),
    transactionHash: bytes('transaction_hash').notNull(),
    address: bytes('address').notNull(),
    topic0: bytes('topic0'),
    topic1: bytes('topic1'),
    topic2: bytes('topic2'),
    topic3: bytes('topic3'),
    data: bytes('data').notNull(),
    blockTimestamp: big('block_timestamp'),
  },
  (table) => [primaryKey({ columns: [table.chainId, table.filterKey, table.blockNumber, table.logIndex] })],
);

/** From which block to which a filter's logs are all stored. */
export const archiveCoverage = pgTable(
  'archive_coverage',
  {
    chainId: big('chain_id').notNull(),
    filterKey: text('filter_key').notNull(),
    fromBlock: big('from_block').notNull(),
    toBlock: big('to_block').notNull(),
    toHash: bytes('to_hash').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.chainId, table.filterKey] })],
);
