import type { MicroDollars, Model, Price } from '../catalog/model.ts';
import type { ModelRequest } from '../node/requests.ts';

type Rule = Price['rules'][number];

/**
 * What a request costs at a model, in whole micro-dollars, rounded up; undefined when no rule of the price
 * table applies or the amount it is per can not be told from the request: unknown is never 0.
 */
export function requestCost(model: Model, request: ModelRequest): MicroDollars | undefined {
  const options: Readonly<Record<string, unknown>> = { ...model.options, ...request.options };
  const rule = model.price?.rules.find((candidate) => applies(candidate, options));
  if (!rule) return undefined;
  const units = amount(rule.per, request);
  if (units === undefined) return undefined;
  const billed = Math.max(stepped(units, rule.step), rule.least ?? 0);
  return Math.ceil(fixed(billed * rule.micros));
}

/** Whether nothing asked of this model can cost anything: such work needs no ledger. */
export function isFree(model: Model): boolean {
  return model.price !== undefined && model.price.rules.every((rule) => rule.micros === 0);
}

/** Unicode characters, not UTF-16 units: as the providers count. */
export function characters(text: string): number {
  return Array.from(text).length;
}

function applies(rule: Rule, options: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(rule.when ?? {}).every(([name, value]) => options[name] === value);
}

function amount(per: Rule['per'], request: ModelRequest): number | undefined {
  switch (per) {
    case 'request':
      return 1;
    case 'image':
      return request.modality === 'image' ? 1 : undefined;
    case 'megapixel':
      return request.modality === 'image' ? megapixels(request) : undefined;
    case 'second':
      return secondsOf(request);
    case 'frame':
      return request.modality === 'video'
        ? Math.ceil(fixed((request.seconds * request.rate.num) / request.rate.den))
        : undefined;
    case 'character':
      return request.modality === 'speech' ? characters(request.text) : undefined;
  }
}

/** Output and each reference, every one rounded up to a whole megapixel: as fal bills them. */
function megapixels(request: Extract<ModelRequest, { modality: 'image' }>): number {
  const sizes = [request, ...request.references.map((asset) => asset.facts ?? {})];
  return sizes.reduce(
    (total, { width = request.width, height = request.height }) => total + Math.ceil(fixed((width * height) / 1e6)),
    0,
  );
}

function secondsOf(request: ModelRequest): number | undefined {
  switch (request.modality) {
    case 'video':
    case 'sound':
    case 'music':
      return request.seconds;
    case 'lipsync':
      return request.video.facts?.seconds;
    case 'image':
    case 'speech':
      return undefined;
  }
}

function stepped(units: number, step: number | undefined): number {
  return step === undefined ? units : fixed(Math.ceil(fixed(units / step)) * step);
}

/** Takes the dust of binary fractions off, so that 3 × 0.1 is not rounded up to the next unit. */
function fixed(value: number): number {
  return Number(value.toPrecision(12));
}
