-- Logs of finalized blocks. The key is the log's place in the chain, so none can be there twice.
create table archive_logs (
  chain_id bigint not null,
  filter_key text not null,
  block_number bigint not null,
  log_index integer not null,
  block_hash bytea not null,
  transaction_hash bytea not null,
  address bytea not null,
  topic0 bytea,
  topic1 bytea,
  topic2 bytea,
  topic3 bytea,
  data bytea not null,
  block_timestamp bigint,
  primary key (chain_id, filter_key, block_number, log_index)
);

-- From which block to which a filter's logs are all there, and the hash of the last one.
create table archive_coverage (
  chain_id bigint not null,
  filter_key text not null,
  from_block bigint not null,
  to_block bigint not null,
  to_hash bytea not null,
  updated_at timestamptz not null default now(),
  primary key (chain_id, filter_key),
  check (from_block <= to_block)
);

-- A single withdrawal request is looked up by its id, which is the first indexed argument.
create index archive_logs_topic1 on archive_logs (chain_id, filter_key, topic1);
