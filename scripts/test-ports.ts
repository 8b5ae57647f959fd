/** Where journeys run: an app and a chain of their own, beside those a person may have running. */
export interface TestPorts {
  readonly app: number;
  readonly chain: number;
}

/** A chain takes two ports in a row. */
const PORTS_APART = 10;

/**
 * The ports of the journeys: TEST_PORT and TEST_DEVNET_PORT, or 3100 and 8600; those of each further lane lie above.
 * @param lane of journeys that run at the same time; by default the one that Playwright says this process is
 */
export function testPorts(
  env: Readonly<Record<string, string | undefined>>,
  lane = Number(env.TEST_PARALLEL_INDEX ?? 0),
): TestPorts {
  const above = lane * PORTS_APART;
  return { app: Number(env.TEST_PORT ?? 3100) + above, chain: Number(env.TEST_DEVNET_PORT ?? 8600) + above };
}

/** How many journeys run at the same time, each beside a server and a chain of its own: TEST_LANES, or 1. */
export function testLanes(env: Readonly<Record<string, string | undefined>>): number {
  return Number(env.TEST_LANES ?? 1);
}
