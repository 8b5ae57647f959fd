import 'server-only';

import { monitorEventLoopDelay } from 'node:perf_hooks';

import { snapshots } from '../live';
import { metrics } from '../metrics';
import { nodes } from '../node-client';
import { oncePerProcess } from '../once-per-process';
import { streamHub } from '../stream-hub';

const NANO = 1e9;

/** Every metric as Prometheus reads it. */
export function metricsAnswer(): Response {
  noteProcess();
  noteChain();
  return new Response(metrics().text(), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function noteProcess(): void {
  const { rss, heapUsed } = process.memoryUsage();
  const delay = oncePerProcess('event-loop', () => {
    const histogram = monitorEventLoopDelay({ resolution: 20 });
    histogram.enable();
    return histogram;
  });
  metrics().gauge('process_resident_memory_bytes', 'Resident memory', rss);
  metrics().gauge('nodejs_heap_size_used_bytes', 'Heap in use', heapUsed);
  metrics().gauge('nodejs_eventloop_lag_p99_seconds', 'Delay of the event loop', delay.percentile(99) / NANO);
  metrics().gauge('process_uptime_seconds', 'Time since the start', process.uptime());
}

function noteChain(): void {
  const state = snapshots().peek();
  metrics().gauge('millrace_figures_live', '1 while figures are live', state.status === 'live' ? 1 : 0);
  if (state.status !== 'unavailable') {
    const { number, timestamp } = state.snapshot.block;
    metrics().gauge('millrace_block_number', 'Block of the newest picture', Number(number));
    metrics().gauge('millrace_block_age_seconds', 'Age of that block', Number(state.now - timestamp));
  }
  metrics().gauge('millrace_reorganisations', 'Reorganisations seen', snapshots().reorgs.count);
  metrics().gauge('millrace_streams', 'Open event streams', streamHub().size);
  metrics().gauge(
    'millrace_streams_dropped',
    'Streams ended because their client read too slowly',
    streamHub().dropped,
  );
  for (const node of nodes().pool.reports()) {
    const labels = { node: node.place, host: node.host };
    metrics().gauge('millrace_node_usable', '1 while a node does well', node.standing === 'well' ? 1 : 0, labels);
    metrics().gauge('millrace_node_behind_blocks', 'Blocks a node is behind', Number(node.behind), labels);
    if (node.latencyMs !== null)
      metrics().gauge('millrace_node_latency_seconds', 'Mean time to an answer', node.latencyMs / 1_000, labels);
  }
}
