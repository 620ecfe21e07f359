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
  /** From one row of ports to the next; 0 where all of them are in one place. */
  readonly rowStep: number;
  readonly preview: PreviewKind;
  readonly hasWords: boolean;
}

interface Shapes {
  readonly open: CardShape;
  readonly collapsed: CardShape;
}

const shapes = new WeakMap<NodeTypeInfo, Shapes>();
const unknownShapes = shapesOf(undefined);

/** @param isCollapsed only its title is shown, and all its ports are beside it */
export function cardShape(type: NodeTypeInfo | undefined, isCollapsed = false): CardShape {
  let found = type ? shapes.get(type) : unknownShapes;
  if (!found && type) shapes.set(type, (found = shapesOf(type)));
  const { open, collapsed } = found ?? unknownShapes;
  return isCollapsed ? collapsed : open;
}

/** Where the port of that place in its column stands, from the top of the card. */
export function portY({ firstRow, rowStep }: CardShape, index: number): number {
  return firstRow + index * rowStep;
}

function shapesOf(type: NodeTypeInfo | undefined): Shapes {
  const { header, row, words, footer, padding } = cardMetrics;
  const preview = previewKind(type);
  const top = header + (preview === 'picture' ? cardMetrics.preview : preview === 'sound' ? cardMetrics.sound : 0);
  const rows = Math.max(1, inputsOnCard(type).length, type?.outputs.length ?? 0);
  const hasWords = wordsParam(type) !== undefined || showsResultWords(type);
  const { width } = cardSize;
  return {
    open: {
      width,
      height: Math.min(cardSize.height, top + padding + rows * row + (hasWords ? words : 0) + padding + footer),
      firstRow: top + padding + row / 2,
      rowStep: row,
      preview,
      hasWords,
    },
    collapsed: { width, height: header, firstRow: header / 2, rowStep: 0, preview: 'none', hasWords: false },
  };
}
