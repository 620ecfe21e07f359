import { describe, expect, it } from 'vitest';
import { breakDown } from '../../runtime/screenplay/breakdown/breakDown.ts';
import { readFdx } from '../../runtime/screenplay/readers/fdx/readFdx.ts';
import { readFountain } from '../../runtime/screenplay/readers/fountain/readFountain.ts';
import type { ReadResult } from '../../runtime/screenplay/readers/readResult.ts';
import { readSnowflake } from '../../runtime/screenplay/readers/snowflake/readSnowflake.ts';
import type { Scene, Speech } from '../../runtime/screenplay/screenplay.ts';
import { loadExpected, loadPackage, loadScript, type Expected } from './loadFixture.ts';

const speeches = (scene: Scene): Speech[] => scene.elements.filter((element) => element.kind === 'dialogue');
const sides: Record<string, string> = { int: 'INT', ext: 'EXT', both: 'INT/EXT' };

function sceneFacts(scene: Scene): unknown {
  return {
    scene: scene.number,
    slugline: scene.heading.text,
    int_ext: sides[scene.heading.setting],
    location: scene.heading.place,
    time_of_day: scene.heading.time,
    actions: scene.elements.filter((element) => element.kind === 'action').length,
    dialogue_lines: speeches(scene).length,
    parentheticals: speeches(scene).flatMap((speech) => speech.parentheticals).length,
    transitions: scene.elements.filter((element) => element.kind === 'transition').map((element) => element.text),
    lines: speeches(scene).map((speech) => ({
      cue: speech.cue,
      speaker: speech.speaker,
      voice_over: speech.voiceOver,
      off_screen: speech.offScreen,
      text: speech.text,
    })),
  };
}

function expectedFacts(expected: Expected): unknown {
  return expected.scene_detail.map((scene) => ({
    ...scene,
    lines: scene.lines.map(({ cue, speaker, voice_over, off_screen, text }) => ({
      cue,
      speaker,
      voice_over,
      off_screen,
      text,
    })),
  }));
}

for (const story of ['kervael', 'redheaded'] as const) {
  const forms: [string, () => ReadResult][] = [
    ['Snowflake package', () => readSnowflake(loadPackage(story))],
    ['Fountain file', () => readFountain(`${story}.fountain`, loadScript(`own/${story}.fountain`))],
    ['Final Draft file', () => readFdx(`${story}.fdx`, loadScript(`own/${story}.fdx`))],
  ];
  for (const [form, read] of forms) {
    describe(`${story} as a ${form}`, () => {
      const expected = loadExpected(story);
      const { screenplay } = read();

      it('has every scene and line in order, with speaker, flags and text', () => {
        expect(screenplay.scenes.map(sceneFacts)).toEqual(expectedFacts(expected));
      });

      it('ties the cues to as many people as speak', () => {
        const { people } = breakDown(screenplay);
        expect(people.filter((person) => person.lines > 0)).toHaveLength(
          expected.unique_speaking_characters_after_alias,
        );
      });

      it('counts a person’s lines over all cues that mean the person', () => {
        const { people } = breakDown(screenplay);
        for (const [cue, lines] of Object.entries(expected.lines_per_speaker)) {
          const person = people.find(({ aliases }) => aliases.includes(cue));
          const cues = Object.keys(expected.lines_per_speaker).filter(
            (other) => person?.aliases.includes(other) === true,
          );
          expect(person?.lines, cue).toBe(
            cues.reduce((sum, other) => sum + (expected.lines_per_speaker[other] ?? 0), 0),
          );
          expect(person?.lines).toBeGreaterThanOrEqual(lines);
        }
      });

      it('finds the places, inside and outside apart', () => {
        const { settings } = breakDown(screenplay);
        expect(settings).toHaveLength(expected.unique_location_and_int_ext);
      });
    });
  }

  it(`${story}: the package names each cue’s person in full`, () => {
    const { alias } = loadExpected(story);
    const { people } = breakDown(readSnowflake(loadPackage(story)).screenplay);
    const named = Object.keys(alias).map((cue) => [cue, people.find(({ aliases }) => aliases.includes(cue))?.name]);
    expect(Object.fromEntries(named)).toEqual(alias);
  });
}
