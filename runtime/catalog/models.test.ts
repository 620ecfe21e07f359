import { describe, expect, it } from 'vitest';
import { zModel } from './model.ts';
import { models } from './models.ts';
import { zProvider } from './provider.ts';
import { providers } from './providers.ts';

describe('the catalog', () => {
  it.each([...models.values()])('$id is a valid entry, named after its provider', (model) => {
    expect(zModel.parse(model)).toEqual(model);
    expect(model.id.split('/')[0]).toBe(model.provider);
  });

  it('asks for a key for every provider but the local one', () => {
    for (const model of models.values()) {
      expect(model.key !== undefined).toBe(model.provider !== 'local');
    }
  });

  it('knows how much at once each provider takes that is called over the network', () => {
    const called = new Set([...models.values()].flatMap(({ key, provider }) => (key === undefined ? [] : provider)));
    expect([...providers.keys()].toSorted()).toEqual([...called].toSorted());
    for (const [id, provider] of providers) expect(zProvider.parse(provider).id).toBe(id);
  });

  it('makes nothing on this machine cost anything', () => {
    const local = [...models.values()].filter((model) => model.provider === 'local');
    expect(local.length).toBeGreaterThan(0);
    for (const { id, price } of local) {
      expect(
        price?.rules.map((rule) => rule.micros),
        id,
      ).toEqual([0]);
    }
  });

  it('offers ten seconds of Wan as whole steps from its shortest clip', () => {
    const range = models.get('fal/wan22')?.limits.secondsRange;
    expect(range).toBeDefined();
    if (!range) return;
    const steps = (range.most - range.least) / range.step;
    expect(steps).toBe(Math.round(steps));
    expect(range.most).toBeGreaterThan(10);
  });
});
