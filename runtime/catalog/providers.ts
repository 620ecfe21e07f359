import type { Provider } from './provider.ts';

/** Every provider that is called over the network, by id. A new one is one entry. */
export const providers: ReadonlyMap<string, Provider> = new Map(
  (
    [
      {
        id: 'fal',
        title: 'fal',
        atOnce: 20,
        rate: { starts: 10, seconds: 1 },
        checkedAt: '2026-11-25',
        source: 'no figure is published; the platform that this one replaces held itself to this',
      },
      {
        id: 'elevenlabs',
        title: 'ElevenLabs',
        atOnce: 4,
        checkedAt: '2026-11-25',
        source: 'the number of lines at once differs by plan; this is within the smallest',
      },
    ] satisfies Provider[]
  ).map((provider) => [provider.id, provider]),
);
