import type { Captions } from '../graph/captions.ts';
import { captionParagraph, clockTime } from './captionText.ts';

/** The text of a WebVTT file (`.vtt`), with speakers as voice spans unless they are left out. */
export function vttText(captions: Captions, more: { speakers: boolean } = { speakers: true }): string {
  const cues = captions.map(({ start, end, text, speaker }) => {
    const name = more.speakers
      ? escaped(speaker ?? '')
          .replaceAll(/\s+/g, ' ')
          .trim()
      : '';
    const shown = (name === '' ? '' : `<v ${name}>`) + escaped(captionParagraph(text));
    return `${clockTime(start, '.')} --> ${clockTime(end, '.')}\n${shown}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
