import { foldText } from '../foldText.ts';

export interface ParsedCue {
  /** As written, spaces tidied. */
  cue: string;
  /** Without extensions: `GRAND-PÈRE ANSELM`. */
  speaker: string;
  voiceOver: boolean;
  offScreen: boolean;
  continued: boolean;
}

const voiceOver = /^(?:v\/?o|v o|voice over|voice-over|voiceover|narration|voix off|off|pre-?lap)$/u;
const offScreen =
  /^(?:o\/?s|o\/?c|o s|o c|off-?screen|off screen|off-?camera|off camera|off-?stage|hors-?champ|hors champ|h\/?c)$/u;
const continued = /^(?:cont'?d?|continued|continuing|more|suite)$/u;

/**
 * Reads a character cue. Extensions are the bracketed pieces after the name; several, and several in one bracket
 * (`(O.S., CONT’D)`), are understood, with straight and curly apostrophes. An unknown extension (`INTO PHONE`) sets no flag.
 */
export function parseCue(text: string): ParsedCue {
  const cue = text.replace(/\s+/gu, ' ').trim();
  const start = cue.search(/\s*\([^()]*\)?(?:\s*\([^()]*\)?)*\s*$/u);
  const named = start > 0 ? cue.slice(0, start).trim() : cue;
  const extensions = start > 0 ? [...cue.slice(start).matchAll(/\(([^()]*)\)?/gu)].map((match) => match[1] ?? '') : [];
  const marks = extensions.flatMap((extension) =>
    foldText(extension)
      .replace(/\./gu, '')
      .split(/\s*[,;&]\s*|\s+\/\s+|\/(?=cont)/u)
      .map((mark) => mark.trim()),
  );
  return {
    cue,
    speaker: named === '' ? cue : named,
    voiceOver: marks.some((mark) => voiceOver.test(mark)),
    offScreen: marks.some((mark) => offScreen.test(mark)),
    continued: marks.some((mark) => continued.test(mark)),
  };
}
