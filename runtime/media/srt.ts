import type { Captions } from '../graph/captions.ts';
import { captionParagraph, clockTime } from './captionText.ts';

/** Invisible, without width: parts two signs that players (libavcodec's reader too) would take for a tag. */
const wordJoiner = '\u2060';

/**
 * The text of a SubRip file (`.srt`). Each speech begins with its speaker's name, as in subtitles for the hard of
 * hearing. What looks like a tag or a time in a caption is shown as it is written.
 */
export function srtText(captions: Captions): string {
  return captions
    .map(({ start, end, text, speaker, continued }, at) => {
      const name = speaker === undefined || continued ? '' : `${speaker}: `;
      const shown = captionParagraph(`${name}${text}`)
        .replaceAll('-->', `--${wordJoiner}>`)
        .replaceAll(/\{(?=\\|[a-z]:)/gi, `{${wordJoiner}`)
        .replaceAll(/\\(?=[nh{}])/gi, `\\${wordJoiner}`)
        .replaceAll(/<(?=[a-z/!])/gi, `<${wordJoiner}`);
      return `${at + 1}\n${clockTime(start, ',')} --> ${clockTime(end, ',')}\n${shown}\n`;
    })
    .join('\n');
}
