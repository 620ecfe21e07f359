import type { Screenplay } from '../../screenplay.ts';
import { looseObject, looseText, looseTexts, type LooseObject } from '../looseValue.ts';

/** Style of the whole film from `sp_step_5b_visual_bible.json`. */
export function readStyle(visualBible: LooseObject): Screenplay['style'] {
  const style = looseObject(visualBible['style_bible']);
  const camera = looseObject(visualBible['cinematography_approach']);
  return {
    tone: looseText(style['visual_tone']),
    palette: looseTexts(style['color_palette']),
    lighting: looseText(style['lighting_style']) || looseText(camera['lighting_style']),
    texture: looseText(style['texture_grain']) || looseText(style['grain_texture']),
    era: looseText(style['era_feel']),
    avoid: looseSentences(style['do_not'])
      .map(bareAvoidance)
      .filter((text) => text.length > 3),
    aspect: readAspect(looseText(camera['aspect_ratio']) || looseText(style['aspect_ratio'])),
  };
}

function looseSentences(value: unknown): string[] {
  return Array.isArray(value) ? looseTexts(value) : looseText(value).split(/\s*[;\n]\s*|(?<=\.)\s+/u);
}

/** `No neon.` → `neon`, `Don’t show a helicopter` → `a helicopter`: what is to be avoided, without the order to avoid it. */
function bareAvoidance(text: string): string {
  return text
    .trim()
    .replace(/^(?:no|avoid|never|do not|don['’]t)\b\s*/iu, '')
    .replace(/^(?:use|show|include|have)\b\s*/iu, '')
    .replace(/[.\s]+$/u, '');
}

/** `2.39:1`, `16:9`, `9x16`, `2.39` → width:height; '' when there is none or it is absurd. */
function readAspect(text: string): string {
  const match =
    /(\d+(?:[.,]\d+)?)\s*(?:[:x×/]|\s+by\s+)\s*(\d+(?:[.,]\d+)?)/iu.exec(text) ?? /^(\d+[.,]\d+)$/u.exec(text);
  if (match === null) return '';
  const width = (match[1] ?? '').replace(',', '.');
  const height = (match[2] ?? '1').replace(',', '.');
  const ratio = Number(width) / Number(height);
  return ratio > 0.2 && ratio < 5 ? `${width}:${height}` : '';
}
