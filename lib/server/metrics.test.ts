import { expect, it } from 'vitest';

import { Metrics } from './metrics';

it('writes counters, gauges and durations as Prometheus reads them', () => {
  const metrics = new Metrics();
  metrics.count('asked_total', 'Requests', { node: 1, how: 'a "b"\n' });
  metrics.count('asked_total', 'Requests', { node: 1, how: 'a "b"\n' }, 2);
  metrics.gauge('height', 'Newest block', 12);
  metrics.gauge('height', 'Newest block', 11);
  metrics.duration('took_seconds', 'Time', 0.2);
  metrics.duration('took_seconds', 'Time', 20);
  expect(metrics.text()).toBe(`# HELP asked_total Requests
# TYPE asked_total counter
asked_total{node="1",how="a \\"b\\"\\n"} 3
# HELP height Newest block
# TYPE height gauge
height 11
# HELP took_seconds Time
# TYPE took_seconds histogram
took_seconds_bucket{le="0.005"} 0
took_seconds_bucket{le="0.025"} 0
took_seconds_bucket{le="0.1"} 0
took_seconds_bucket{le="0.25"} 1
took_seconds_bucket{le="1"} 1
took_seconds_bucket{le="2.5"} 1
took_seconds_bucket{le="10"} 1
took_seconds_bucket{le="+Inf"} 2
took_seconds_sum 20.2
took_seconds_count 2
`);
});

it('stays bounded whatever labels come', () => {
  const metrics = new Metrics();
  for (let index = 0; index < 5_000; index += 1) metrics.count('asked_total', 'Requests', { path: index });
  expect(metrics.text().split('\n').length).toBeLessThan(600);
});
