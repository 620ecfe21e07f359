import { cardSize } from '../../runtime/graph/boxes.ts';
import type { NodeTypeInfo, PortInfo } from '../../runtime/graph/nodeTypeInfo.ts';

/** Sizes of a card in canvas pixels. They are known before anything is drawn: cards off the screen have wires too. */
export const cardMetrics = { header: 38, preview: 152, sound: 56, row: 22, words: 46, footer: 30, padding: 8 } as const;

export type PreviewKind = 'picture' | 'sound' | 'none';

/** What a card shows on top: the kind of its first output that can be seen or heard. */
export function previewKind(type: NodeTypeInfo | undefined): PreviewKind {
  const kinds = type?.outputs.map((port) => port.type.kind) ?? [];
  if (kinds.some((kind) => kind === 'image' || kind === 'video')) return 'picture';
  return kinds.includes('audio') ? 'sound' : 'none';
}

/** The text that a card shows: what is said or asked for. */
export function wordsParam(type: NodeTypeInfo | undefined): string | undefined {
  const texts = ['text', 'prompt', 'source', 'name'];
  const { properties } = (type?.params ?? {}) as { properties?: Readonly<Record<string, unknown>> };
  return texts.find((name) => properties && Object.hasOwn(properties, name));
}

/** Whether a card shows in words what the node made: it has no picture or sound, and no text of its own. */
export function showsResultWords(type: NodeTypeInfo | undefined): boolean {
  return (
    type !== undefined && wordsParam(type) === undefined && previewKind(type) === 'none' && type.outputs.length > 0
  );
}

/** Inputs that have a port on the card. Fields get one too: a wire may feed them. */
export function inputsOnCard(type: NodeTypeInfo | undefined): readonly PortInfo[] {
  return type?.inputs ?? [];
}

export interface CardShape {
  readonly width: number;
  readonly height: number;
  /** Y of the middle of the first row of ports. */
  readonly firstRow: number;
  readonly preview: PreviewKind;
  readonly hasWords: boolean;
}

const shapes = new WeakMap<NodeTypeInfo, CardShape>();
const unknownShape = shapeOf(undefined);

export function cardShape(type: NodeTypeInfo | undefined): CardShape {
  if (!type) return unknownShape;
  let shape = shapes.get(type);
  if (!shape) shapes.set(type, (shape = shapeOf(type)));
  return shape;
}

function shapeOf(type: NodeTypeInfo | undefined): CardShape {
  const { header, row, words, footer, padding } = cardMetrics;
  const preview = previewKind(type);
  const top = header + (preview === 'picture' ? cardMetrics.preview : preview === 'sound' ? cardMetrics.sound : 0);
  const rows = Math.max(1, inputsOnCard(type).length, type?.outputs.length ?? 0);
  const hasWords = wordsParam(type) !== undefined || showsResultWords(type);
  return {
    width: cardSize.width,
    height: Math.min(cardSize.height, top + padding + rows * row + (hasWords ? words : 0) + padding + footer),
    firstRow: top + padding + row / 2,
    preview,
    hasWords,
  };
}
