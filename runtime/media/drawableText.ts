const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const pictograph = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** The emoji that DejaVu has. */
const drawn =
  /[\u00a9\u00ae\u2000-\u269c\u269e-\u26b8\u26c0-\u26c3\u2701-\u2704\u2706-\u2709\u270c-\u2727\u2729-\u274b\u274d\u274f-\u2752\u2756\u2758-\u275e\u2761-\u2794\u2798-\u27af\u27b1-\u27be\u{1f311}-\u{1f318}\u{1f42d}\u{1f42e}\u{1f431}\u{1f435}\u{1f600}-\u{1f623}\u{1f625}-\u{1f62b}\u{1f62d}-\u{1f640}\u{1f643}]/u;

/**
 * A text without the emoji that no font which comes with us has: in a picture they would be empty boxes. One that is
 * made of several keeps its first, where there is a picture of that.
 */
export function drawableText(text: string): string {
  if (!pictograph.test(text)) return text;
  return marked(text)
    .replaceAll(/[^\S\n]*\u0000(?:[^\S\n]*\u0000)*/gu, '')
    .replaceAll(/^[^\S\n]+/gmu, '');
}

/** Whether a picture of the text lacks one. */
export function lacksEmoji(text: string): boolean {
  return pictograph.test(text) && marked(text).includes('\u0000');
}

/** A zero stands where an emoji goes. */
function marked(text: string): string {
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (!pictograph.test(segment)) kept += segment;
    else if (/^[\d#*]/u.test(segment)) kept += segment.charAt(0);
    else kept += drawn.exec(segment)?.index === 0 ? String.fromCodePoint(segment.codePointAt(0) ?? 0) : '\u0000';
  }
  return kept;
}
