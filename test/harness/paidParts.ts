import type { Model } from '../../runtime/catalog/model.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { Json } from '../../runtime/graph/json.ts';
import type { Adapter } from '../../runtime/providers/adapter.ts';

interface JobAnswer {
  readonly id: number;
  readonly done: boolean;
  readonly picture: string;
}

/** What a picture of `paid/image` costs, in micro-dollars. */
export const paidPrice = 50_000;

const model: Model = {
  id: 'paid/image',
  version: '1',
  title: 'Paid pictures',
  provider: 'paid',
  modality: 'image',
  description: 'For tests.',
  limits: {},
  options: {},
  price: { rules: [{ per: 'image', micros: paidPrice, step: 1 }], checkedAt: '2026-01-01', source: 'test' },
  takes: { low: 1, high: 2 },
  key: 'PAID_KEY',
};

/** Model and adapter of a `PaidProvider`; without `canFind` it can not be asked what became of a submission. */
export function paidParts(
  url: string,
  canFind: boolean,
): { models: Map<string, Model>; adapters: Map<string, Adapter>; hasKey: () => boolean } {
  return {
    models: new Map([[model.id, model]]),
    adapters: new Map([
      ['paid', canFind ? { ...paidAdapter(url), find: (key: string) => find(url, key) } : paidAdapter(url)],
    ]),
    hasKey: () => true,
  };
}

function paidAdapter(url: string): Adapter {
  return {
    provider: 'paid',
    modalities: ['image'],
    async submit({ request, idempotencyKey }) {
      const prompt = request.modality === 'image' ? request.prompt : '';
      const body = JSON.stringify({ key: idempotencyKey, prompt });
      const { id } = await ask(`${url}/jobs`, { method: 'POST', body });
      return { state: 'waiting', handle: { id } };
    },
    async poll(handle, tools) {
      const { done, picture } = await ask(`${url}/jobs/${(handle as { id: number }).id}`);
      if (!done) return { state: 'waiting', handle };
      const asset = await tools.write(Buffer.from(picture, 'base64'), {
        ...{ kind: 'image', mime: 'image/png', facts: { width: 1, height: 1 } },
      });
      return { state: 'done', assets: [asset] };
    },
    cancel: async (handle) => void (await ask(`${url}/jobs/${(handle as { id: number }).id}`, { method: 'DELETE' })),
  };
}

async function find(url: string, key: string): Promise<Json | undefined> {
  const response = await fetch(`${url}/keys/${key}`);
  if (response.status === 404) return undefined;
  const { id } = (await response.json()) as JobAnswer;
  return { id };
}

async function ask(url: string, init?: RequestInit): Promise<JobAnswer> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Fault('provider-refused', 'permanent', `The provider answered ${response.status}.`);
  return (await response.json()) as JobAnswer;
}
