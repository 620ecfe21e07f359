import { describe, expect, it } from 'vitest';
import { readFdx } from '../../runtime/screenplay/readers/fdx/readFdx.ts';
import { readFountain } from '../../runtime/screenplay/readers/fountain/readFountain.ts';
import { loadCounts, loadScript, type Counts } from './loadFixture.ts';

/**
 * Where we differ from the outside count, and why: its tool takes the first of two headings without an empty line
 * between them for a character who says the second.
 */
const disputed: Record<string, Partial<Counts>> = {
  'fixtures/nyousefi/SceneHeaders.fountain': { scenes: 18, speeches: 0, characters: 0 },
};

function count(file: string): Counts {
  const { screenplay } = (file.endsWith('.fdx') ? readFdx : readFountain)(file, loadScript(file));
  const elements = screenplay.scenes.flatMap((scene) => scene.elements);
  const speeches = elements.filter((element) => element.kind === 'dialogue');
  const headings = screenplay.scenes.map((scene) => scene.heading).filter(({ text }) => text !== '');
  return {
    scenes: headings.length,
    speeches: speeches.length,
    characters: new Set(speeches.map(({ speaker }) => speaker.toUpperCase())).size,
    // A house in a flashback of 1944 is another place than the house.
    locations: new Set(headings.map(({ place, modifiers }) => `${place}|${modifiers.join('|')}`)).size,
    parentheticals: speeches.flatMap((speech) => speech.parentheticals).length,
    transitions: elements.filter((element) => element.kind === 'transition').length,
    vo: speeches.filter((speech) => speech.voiceOver).length,
    os: speeches.filter((speech) => speech.offScreen).length,
  };
}

describe('counts made by other tools', () => {
  it.each(Object.entries(loadCounts()))('%s', (file, counted) => {
    const wanted = { ...counted, ...disputed[file] };
    const found = count(file);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((key) => [key, wanted[key as keyof Counts]])));
  });
});
