import { availableParallelism } from 'node:os';
import type { Provider } from '../../runtime/catalog/provider.ts';
import type { LaneLimits } from '../../runtime/run/memoryTaskQueue.ts';

/** Of a provider that the catalog does not know: one of a plug-in. */
const usualAtOnce = 4;

/** How much is done at once: here as much as the machine can, at each provider as much as it takes. */
export function laneLimits(
  providers: ReadonlyMap<string, Provider>,
  processors: number = availableParallelism(),
): LaneLimits {
  const known = [...providers.values()];
  const lane = ({ id }: Provider) => `provider:${id}`;
  return {
    // A slot drives one encoder or one drawing worker; ffmpeg itself is held to two threads.
    lanes: { cpu: processors, ...Object.fromEntries(known.map((provider) => [lane(provider), provider.atOnce])) },
    otherwise: usualAtOnce,
    rates: Object.fromEntries(known.flatMap((provider) => (provider.rate ? [[lane(provider), provider.rate]] : []))),
  };
}
