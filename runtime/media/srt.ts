import type { Captions } from '../graph/captions.ts';
import { captionParagraph, clockTime } from './captionText.ts';

/** Invisible, without width: parts two signs that players (libavcodec's reader too) would take for a tag. */
const wordJoiner = '\u2060';

/** The text of a SubRip file (`.srt`). What looks like a tag or a time in a caption is shown as it is written. */
export function srtText(captions: Captions): string {
  return captions
    .map(({ start, end, text }, at) => {
      const shown = captionParagraph(text)
        .replaceAll('-->', `--${wordJoiner}>`)
        .replaceAll(/\{(?=\\|[a-z]:)/gi, `{${wordJoiner}`)
        .replaceAll(/\\(?=[nh{}])/gi, `\\${wordJoiner}`)
        .replaceAll(/<(?=[a-z/!])/gi, `<${wordJoiner}`);
      return `${at + 1}\n${clockTime(start, ',')} --> ${clockTime(end, ',')}\n${shown}\n`;
    })
    .join('\n');
}
