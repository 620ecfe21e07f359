import { describe, expect, it } from 'vitest';
import { readFountain } from './readFountain.ts';

const read = (text: string) => readFountain('test.fountain', new TextEncoder().encode(text));
const elements = (text: string) =>
  read(`INT. ROOM - DAY\n\n${text}`).screenplay.scenes.flatMap((scene) => scene.elements);
const speeches = (text: string) => elements(text).filter((element) => element.kind === 'dialogue');

describe('speeches', () => {
  it('keeps one speech together through parentheticals and held blank lines', () => {
    const [speech, ...rest] = speeches('ADAM\nOne.\n(beat)\nTwo.\n  \nThree.\n(he\nsmiles)\nFour.');
    expect(rest).toEqual([]);
    expect(speech).toMatchObject({
      text: 'One. Two. Three. Four.',
      parentheticals: ['beat', 'he smiles'],
      at: { line: 3 },
    });
  });

  it('reads lyrics as speech, also as the first line', () => {
    expect(speeches('SINGER\n~These are the songs\n~that I *sing*.')[0]?.text).toBe('These are the songs that I sing.');
  });

  it('pairs dual dialogue, and gives each pair its own number', () => {
    const duals = speeches('A B\nx\n\nC D ^\ny\n\nE F\nz\n\nG H\nx\n\nI J^\ny').map(({ speaker, dual }) => [
      speaker,
      dual,
    ]);
    expect(duals).toEqual([
      ['A B', 1],
      ['C D', 1],
      ['E F', undefined],
      ['G H', 2],
      ['I J', 2],
    ]);
  });

  it('takes a cue in small letters only when forced', () => {
    expect(speeches('@McDUCK\nQuack.')[0]?.speaker).toBe('McDUCK');
    expect(elements('McDUCK\nQuack.')).toMatchObject([{ kind: 'action', text: 'McDUCK\nQuack.' }]);
  });

  it('takes no cue without a letter', () => {
    expect(elements('23 (O.S.)\nHello')).toMatchObject([{ kind: 'action' }]);
  });

  it('is not parted by a note on a line of its own', () => {
    expect(speeches('BOB\nHello.\n[[check this]]\nBye.')[0]?.text).toBe('Hello. Bye.');
  });

  it('doubts a cue that says nothing, and keeps its gesture', () => {
    const { screenplay, doubts } = read('INT. ROOM - DAY\n\nBOB\n(nods)\n\nHe goes.');
    expect(screenplay.scenes[0]?.elements).toMatchObject([
      { kind: 'action', text: 'BOB (nods)' },
      { kind: 'action', text: 'He goes.' },
    ]);
    expect(doubts[0]).toMatchObject({ code: 'cue-without-line', source: { line: 3, scene: 's001', text: 'BOB' } });
  });
});

describe('what is no film', () => {
  it('leaves out notes over lines, nested boneyards, sections, synopses and page breaks, and keeps line numbers', () => {
    const found = elements(
      '# Act\n\n= What happens\n\nA [[note\nover lines]] b.\n\n/* x /* y */\n\nz */\n\n===\n\nLast.',
    );
    expect(found.map(({ text, at }) => [text, at.line])).toEqual([
      ['A  b.', 7],
      ['Last.', 16],
    ]);
  });

  it('takes an unclosed boneyard for text', () => {
    expect(elements('A /* b\n\nC')).toMatchObject([{ text: 'A /* b' }, { text: 'C' }]);
  });
});

describe('headings and transitions', () => {
  it('reads scene numbers, forced headings and headings without an empty line after them', () => {
    const { scenes } = read(
      'INT. HOUSE - DAY #12A#\nHe waits.\n\n.KITCHEN\n\n...not a heading.\n\nEXT. A - DAY\nEXT. B - DAY',
    ).screenplay;
    expect(scenes.map(({ label, heading, elements: inside }) => [label, heading.text, inside.length])).toEqual([
      ['12A', 'INT. HOUSE - DAY', 1],
      [undefined, 'KITCHEN', 1],
      [undefined, 'EXT. A - DAY', 0],
      [undefined, 'EXT. B - DAY', 0],
    ]);
  });

  it('tells transitions from speech and action', () => {
    const kinds = elements(
      'CUT TO:\n\nBOB GOES TO:\nHell.\n\n> Fade to green.\n\n> THE END <\n\nFADE OUT.\n\nFADE IN:\n\nCUT TO: ',
    );
    expect(kinds.map(({ kind, text }) => [kind, text])).toEqual([
      ['transition', 'CUT TO:'],
      ['dialogue', 'Hell.'],
      ['transition', 'Fade to green.'],
      ['action', 'THE END'],
      ['transition', 'FADE OUT.'],
      ['action', 'FADE IN:'],
      ['action', 'CUT TO:'],
    ]);
  });

  it('reads the title page, also with values on their own lines, Windows line ends and a byte-order mark', () => {
    const { screenplay } = read(
      '\ufeffTitle:\r\n\t_The **Big** Fish_\r\n\tPart 2\r\nAuthor: A. Writer\r\n\r\nINT. A - DAY\r\n\r\nHe waits.',
    );
    expect(screenplay).toMatchObject({ title: 'The Big Fish Part 2', author: 'A. Writer' });
    expect(screenplay.scenes[0]?.elements[0]).toMatchObject({ text: 'He waits.', at: { line: 8 } });
  });

  it('begins the first scene with what stands before it, and asks', () => {
    const { screenplay, doubts } = read('> FADE IN:\n\nDarkness.\n\nINT. A - DAY\n\nLight.');
    expect(screenplay.scenes).toHaveLength(1);
    expect(screenplay.scenes[0]?.elements.map(({ text }) => text)).toEqual(['FADE IN:', 'Darkness.', 'Light.']);
    expect(doubts.map(({ code }) => code)).toEqual(['text-before-first-scene']);
  });
});
