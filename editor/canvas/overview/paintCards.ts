import type { Rect } from '../../scene/rect.ts';
import type { SceneCard } from '../../scene/scene.ts';
import { tintOf } from '../../scene/tints.ts';
import type { CanvasColors } from './canvasColors.ts';
import type { CardLook } from './cardLooks.ts';
import { fitText } from './fitText.ts';
import { stateColor } from './stateColor.ts';

export interface CardPainting {
  readonly colors: CanvasColors;
  readonly zoom: number;
  readonly picture: (hash: string) => HTMLImageElement | undefined;
}

const radius = 14;
const footHeight = 14;
/** In canvas pixels: at the zoom where the overview begins it is as large as the cards' own. */
const titleSize = 32;
const smallestTitle = 8;

/** A card from afar: its picture, its title where that can be read, the colour of its state at the foot. */
export function paintCard(
  context: CanvasRenderingContext2D,
  card: SceneCard,
  look: CardLook,
  { colors, zoom, picture }: CardPainting,
): void {
  const { x, y, width, height } = card;
  const alpha = look.mode === 'muted' ? 0.4 : 1;
  context.globalAlpha = alpha;
  context.fillStyle = colors.card;
  box(context, card, zoom);
  const color = cardColor(card, colors);
  if (color !== undefined) {
    context.globalAlpha = alpha * (tintOf(card.color) ? 0.4 : 0.2);
    context.fillStyle = color;
    box(context, card, zoom);
    context.globalAlpha = alpha;
  }
  const foot = card.isCollapsed ? 9 : Math.max(footHeight, 3.5 / zoom);
  const hasPicture = card.shape.preview === 'picture' && look.picture !== undefined;
  const image = hasPicture ? picture(look.picture) : undefined;
  const pictureHeight = Math.min(height - foot, (width * 9) / 16);
  if (image) paintPicture(context, { x, y, width, height: pictureHeight }, image, colors);
  if (titleSize * zoom >= smallestTitle) {
    const top = image ? pictureHeight : 0;
    paintTitle(context, { x, y: y + top, width, height: height - foot - top }, look.title, colors);
  }
  paintState(context, { x, y: y + height - foot, width, height: foot }, look, colors);
  context.globalAlpha = 1;
}

/** A card's own colour, else that of what it makes. */
function cardColor(card: SceneCard, colors: CanvasColors): string | undefined {
  const tint = tintOf(card.color);
  if (tint) return colors.token(`tint-${tint}`);
  const kind = card.info?.outputs[0]?.type.kind;
  return kind === undefined ? undefined : colors.token(`kind-${kind}`);
}

/** As large as it goes into the place, whole. */
function paintPicture(
  context: CanvasRenderingContext2D,
  place: Rect,
  image: HTMLImageElement,
  colors: CanvasColors,
): void {
  const scale = Math.min(place.width / image.naturalWidth, place.height / image.naturalHeight);
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  if (width < place.width - 1 || height < place.height - 1) {
    context.fillStyle = colors.sunken;
    context.fillRect(place.x, place.y, place.width, place.height);
  }
  const [x, y] = [place.x + (place.width - width) / 2, place.y + (place.height - height) / 2];
  context.drawImage(image, x, y, width, height);
}

function paintTitle(context: CanvasRenderingContext2D, place: Rect, title: string, colors: CanvasColors): void {
  const line = titleSize * 1.15;
  const mostLines = Math.max(1, Math.floor((place.height - 6) / line));
  context.font = `600 ${titleSize}px "Inter Variable", system-ui, sans-serif`;
  context.fillStyle = colors.text;
  context.textBaseline = 'middle';
  const lines = fitText(context, title, place.width - 36, Math.min(3, mostLines));
  const first = place.y + place.height / 2 - ((lines.length - 1) * line) / 2;
  for (const [index, words] of lines.entries()) context.fillText(words, place.x + 18, first + index * line);
}

function paintState(context: CanvasRenderingContext2D, place: Rect, look: CardLook, colors: CanvasColors): void {
  context.fillStyle = stateColor(look.state, look.mode, colors);
  if (look.state !== 'running') {
    context.fillRect(place.x, place.y, place.width, place.height);
    return;
  }
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * 0.3;
  context.fillRect(place.x, place.y, place.width, place.height);
  context.globalAlpha = alpha;
  context.fillRect(place.x, place.y, place.width * Math.max(0.04, look.part), place.height);
}

/** Corners that are too small to be seen cost more than they give. */
function box(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, zoom: number): void {
  if (radius * zoom < 2.5) {
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fill();
}

/** A line around a card, note or frame that is selected or under the pointer. */
export function paintOutline(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rect,
  color: string,
  zoom: number,
): void {
  const line = 2 / zoom;
  context.strokeStyle = color;
  context.lineWidth = line;
  context.beginPath();
  context.roundRect(x - line, y - line, width + 2 * line, height + 2 * line, radius);
  context.stroke();
}
