/** Where the journeys run: an app and a chain of their own, beside those a person may have running. */
export type TestPorts = { readonly app: number; readonly chain: number };

/** The ports of the journeys: TEST_PORT and TEST_DEVNET_PORT, or 3100 and 8600. */
export function testPorts(env: Readonly<Record<string, string | undefined>>): TestPorts {
  return { app: Number(env.TEST_PORT ?? 3100), chain: Number(env.TEST_DEVNET_PORT ?? 8600) };
}
