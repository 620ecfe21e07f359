/** A line of the script without comments and notes. */
export interface Line {
  text: string;
  /** 1-based line of the file where it begins. */
  number: number;
}

/**
 * Takes boneyards (`/* … *\/`, nested ones too) and notes (`[[ … ]]`, over several lines but not over an empty one) out of
 * a Fountain text and keeps the line numbers. A line that held nothing but a boneyard counts as empty; a line that held
 * nothing but a note is gone, so that it parts no speech.
 */
export function cleanLines(text: string): Line[] {
  const noteless = dropNotes(dropBoneyards(toCharacters(text)));
  const lines: Line[] = [];
  let current: Line = { text: '', number: 1 };
  let noted = false;
  const end = (): void => {
    if (!(noted && current.text.trim() === '')) lines.push(current);
    noted = false;
  };
  for (const piece of noteless) {
    if (piece.note) noted = true;
    if (piece.character === '\n') {
      end();
      current = { text: '', number: piece.line + 1 };
    } else if (current.text === '' && !piece.note) current = { text: piece.character, number: piece.line };
    else current.text += piece.character;
  }
  end();
  return lines;
}

interface Piece {
  character: string;
  line: number;
  /** Stands for a note that was taken out here. */
  note: boolean;
}

function toCharacters(text: string): Piece[] {
  let line = 1;
  return [...text].map((character) => {
    const piece = { character, line, note: false };
    if (character === '\n') line += 1;
    return piece;
  });
}

function startsWith(pieces: readonly Piece[], at: number, mark: string): boolean {
  return pieces[at]?.character === mark[0] && pieces[at + 1]?.character === mark[1];
}

function dropBoneyards(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  const ends = boneyardEnds(pieces);
  for (let at = 0; at < pieces.length; at += 1) {
    const end = ends.get(at);
    if (end !== undefined) at = end;
    else kept.push(pieces[at] as Piece);
  }
  return kept;
}

/** Start → last character of each outermost boneyard. Nesting counts only where it comes out even; an unclosed mark is text. */
function boneyardEnds(pieces: readonly Piece[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (let at = 0; at < pieces.length; at += 1) {
    if (!startsWith(pieces, at, '/*')) continue;
    const end = matchingEnd(pieces, at);
    if (end === undefined) continue;
    ends.set(at, end);
    at = end;
  }
  return ends;
}

function matchingEnd(pieces: readonly Piece[], start: number): number | undefined {
  let depth = 0;
  let firstEnd: number | undefined;
  for (let at = start; at < pieces.length; at += 1) {
    if (startsWith(pieces, at, '/*')) {
      depth += 1;
      at += 1;
    } else if (startsWith(pieces, at, '*/')) {
      depth -= 1;
      at += 1;
      firstEnd ??= at;
      if (depth === 0) return at;
    }
  }
  return firstEnd;
}

function dropNotes(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    const end = startsWith(pieces, at, '[[') ? noteEnd(pieces, at) : undefined;
    if (end === undefined) {
      kept.push(piece);
      continue;
    }
    kept.push({ character: '', line: piece.line, note: true });
    at = end;
  }
  return kept;
}

/** Last character of the note; undefined when an empty line (not one of spaces) or the file ends first. */
function noteEnd(pieces: readonly Piece[], start: number): number | undefined {
  for (let at = start + 2; at < pieces.length; at += 1) {
    if (startsWith(pieces, at, ']]')) return at + 1;
    if (pieces[at]?.character === '\n' && pieces[at + 1]?.character === '\n') return undefined;
  }
  return undefined;
}
