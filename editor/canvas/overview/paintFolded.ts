import type { SceneFrame } from '../../scene/scene.ts';
import { tintOf } from '../../scene/tints.ts';
import { frameSummary, summaryWords } from '../frameSummary.ts';
import type { CardLook } from './cardLooks.ts';
import { fitText } from './fitText.ts';
import type { CardPainting } from './paintCards.ts';
import { stateColor } from './stateColor.ts';

const family = '"Inter Variable", system-ui, sans-serif';

/** A collapsed frame from afar: the picture of its end, its title, what its nodes come to. */
export function paintFolded(
  context: CanvasRenderingContext2D,
  frame: SceneFrame,
  looks: ReadonlyMap<string, { readonly look: CardLook }>,
  { colors, zoom, picture }: CardPainting,
): void {
  const { x, y, width, height } = frame;
  const own = frame.frame.nodes.flatMap((id) => looks.get(id)?.look ?? []);
  const summary = frameSummary(own.map(({ state }) => state));
  const tint = tintOf(frame.frame.color);
  const color = tint ? colors.token(`tint-${tint}`) : colors.line;
  context.fillStyle = colors.card;
  context.strokeStyle = color;
  context.lineWidth = Math.max(3, 1.5 / zoom);
  context.beginPath();
  context.roundRect(x, y, width, height, 16);
  context.fill();
  context.stroke();
  const poster = own.findLast((look) => look.picture !== undefined)?.picture;
  const image = poster === undefined ? undefined : picture(poster);
  if (image) context.drawImage(image, x + 10, y + 70, width - 20, 130);
  context.textBaseline = 'middle';
  context.fillStyle = colors.text;
  context.font = `650 ${Math.max(28, 12 / zoom)}px ${family}`;
  const [title = ''] = fitText(context, frame.frame.title, width - 32, 1);
  context.fillText(title, x + 16, y + 38);
  if (20 * zoom >= 7) {
    context.font = `450 22px ${family}`;
    context.fillStyle = colors.soft;
    context.fillText(summaryWords(summary), x + 16, y + height - 24);
  }
  context.fillStyle = stateColor(summary.state, 'active', colors);
  context.fillRect(x, y + height - 10, width, 10);
}
