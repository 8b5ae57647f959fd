/** What a server's process holds, in MiB. */
export interface MemorySample {
  readonly rssMiB: number;
  readonly heapMiB: number;
}

/** Asks a server for its own figures. Throws when it does not answer. */
export async function readMemory(url: string): Promise<MemorySample> {
  const text = await (await fetch(`${url}/api/v1/metrics`)).text();
  const mebibytes = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / 2 ** 20;
  return { rssMiB: mebibytes('process_resident_memory_bytes'), heapMiB: mebibytes('nodejs_heap_size_used_bytes') };
}

/** Samples of a run by its quarters, in order. */
export function quarters<T>(samples: readonly T[]): readonly (readonly T[])[] {
  const size = Math.max(1, Math.ceil(samples.length / 4));
  return Array.from({ length: 4 }, (_, index) => samples.slice(index * size, (index + 1) * size)).filter(
    (part) => part.length > 0,
  );
}
