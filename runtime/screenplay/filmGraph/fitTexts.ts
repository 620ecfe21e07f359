import type { Json } from '../../graph/json.ts';
import { shorten } from '../../graph/shorten.ts';

/** A text that was longer than its node takes. */
export interface CutText {
  readonly param: string;
  readonly length: number;
  readonly most: number;
}

type Params = Readonly<Record<string, Json>>;

/**
 * Params whose texts are as long as the node type takes them, and which of them were longer. A script may hold a title
 * or a paragraph of any length; the graph that is made of it has to be one that runs.
 *
 * @param schema JSON Schema of the params
 */
export function fitTexts(params: Params, schema: Params): { params: Record<string, Json>; cut: CutText[] } {
  const cut: CutText[] = [];
  const properties = recordOf(schema['properties']);
  const entries = Object.entries(params).map(([name, value]) => {
    const own = recordOf(properties[name]);
    const most = (Array.isArray(value) ? recordOf(own['items']) : own)['maxLength'];
    if (typeof most !== 'number') return [name, value] as const;
    return [name, fitted(value, { param: name, most }, cut)] as const;
  });
  return { params: Object.fromEntries(entries), cut };
}

function fitted(value: Json, { param, most }: Omit<CutText, 'length'>, cut: CutText[]): Json {
  if (Array.isArray(value)) return value.map((entry) => fitted(entry, { param, most }, cut));
  if (typeof value !== 'string' || value.length <= most) return value;
  cut.push({ param, length: value.length, most });
  return shorten(value, most);
}

function recordOf(value: Json | undefined): Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
