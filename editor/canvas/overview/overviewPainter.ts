import { readColors, type CanvasColors } from './canvasColors.ts';
import type { Painted } from './painted.ts';
import { changedCards, paintCards, paintGround, paintHand, type Scenery } from './paintLayers.ts';
import { ThumbnailCache } from './thumbnailCache.ts';
import { isCovered, movedSheet, sheetSize, type Sheet, type View } from './view.ts';

/** After so long without a move, what was only pushed and stretched meanwhile is painted anew. */
const restMilliseconds = 140;

/**
 * Paints the graph from afar: on one layer frames, wires and cards, on another what is held and selected. The layers
 * reach beyond what is seen, so that a move of the view pushes them, and only what has changed is painted. Frames and
 * wires are kept apart, off the screen: a card that has changed is painted over them again.
 */
export class OverviewPainter {
  readonly #element: HTMLElement;
  readonly #ground = contextOf(document.createElement('canvas'));
  readonly #cards: CanvasRenderingContext2D;
  readonly #hand: CanvasRenderingContext2D;
  readonly #content: () => Painted;
  readonly #thumbnails: ThumbnailCache;
  #view: View = { x: 0, y: 0, zoom: 1, width: 0, height: 0 };
  #sheet: Sheet | undefined;
  #colors: CanvasColors | undefined;
  #last: Painted | undefined;
  #arrived = new Set<string>();
  #frame: number | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, content: () => Painted, thumbnailUrl: (hash: string) => string) {
    this.#element = element;
    this.#content = content;
    const [cards, hand] = element.querySelectorAll('canvas');
    if (!cards || !hand) throw new Error('The sheet to paint on lacks a layer.');
    this.#cards = contextOf(cards);
    this.#hand = contextOf(hand);
    this.#thumbnails = new ThumbnailCache(thumbnailUrl, (hash) => {
      this.#arrived.add(hash);
      this.invalidate();
    });
  }

  setView(view: View): void {
    this.#view = view;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#repaint(), restMilliseconds);
    this.invalidate();
  }

  /** The server is there again. */
  loadMissing(): void {
    this.#thumbnails.forgetFailures();
    this.#repaint();
  }

  themeChanged(): void {
    this.#colors = undefined;
    this.#repaint();
  }

  /** Something of the content may have changed. */
  invalidate(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#paint();
    });
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#thumbnails.stop();
  }

  #repaint(): void {
    this.#sheet = undefined;
    this.invalidate();
  }

  #paint(): void {
    const content = this.#content();
    const isNew = this.#sheet === undefined || !isCovered(this.#sheet, this.#view);
    if (isNew) this.#sheet = this.#newSheet();
    const sheet = this.#sheet;
    if (!sheet) return;
    this.#element.style.transform = movedSheet(sheet, this.#view);
    this.#colors ??= readColors(this.#element);
    const scenery: Scenery = {
      ...{ content, sheet, colors: this.#colors },
      picture: (hash) => this.#thumbnails.get(hash),
    };
    this.#paintLayers(scenery, isNew ? undefined : this.#last);
    this.#last = content;
    this.#element.dataset['painted'] = String(content.scene.cards.size > 0);
    this.#arrived = new Set();
  }

  #paintLayers(scenery: Scenery, before: Painted | undefined): void {
    const { content } = scenery;
    const isHandSame = before?.dragged?.ids === content.dragged?.ids;
    const isSceneSame = before?.scene === content.scene && isHandSame;
    if (isSceneSame && before?.selection === content.selection) {
      const changed = changedCards(before, content, this.#arrived);
      if (changed.length > 0) paintCards(this.#cards, this.#ground.canvas, scenery, changed);
    } else {
      paintGround(this.#ground, scenery);
      paintCards(this.#cards, this.#ground.canvas, scenery);
    }
    const isStill =
      isSceneSame &&
      before?.dragged === content.dragged &&
      before?.selection === content.selection &&
      before.hovered === content.hovered;
    if (isStill) return;
    const isUsed = paintHand(this.#hand, scenery);
    this.#hand.canvas.hidden = !isUsed;
  }

  #newSheet(): Sheet {
    const sheet = sheetSize(this.#view, devicePixelRatio);
    const [width, height] = [Math.round(sheet.width * sheet.dense), Math.round(sheet.height * sheet.dense)];
    Object.assign(this.#element.style, { width: `${sheet.width}px`, height: `${sheet.height}px` });
    for (const { canvas } of [this.#ground, this.#cards, this.#hand]) {
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    }
    return sheet;
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  // Nothing shines through: a layer that is known to be solid is cheaper to show. The hand's is the exception.
  const context = canvas.getContext('2d', { alpha: canvas.dataset['layer'] === 'hand' });
  if (!context) throw new Error('This browser does not paint on a canvas.');
  return context;
}
