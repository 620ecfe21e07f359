import { describe, expect, it } from 'vitest';
import { readSnowflake } from '../../runtime/screenplay/readers/snowflake/readSnowflake.ts';
import type { ListedShot, Scene, Screenplay } from '../../runtime/screenplay/screenplay.ts';
import { bytesOf, loadPackage } from './loadFixture.ts';

interface RawElement {
  element_type: string;
  content: string;
}
interface RawPackage {
  scenes: { scene_number: number; slugline: string; elements: RawElement[] }[];
}
interface RawList {
  scenes: { scene_number: number; slugline: string; shots: Record<string, unknown>[] }[];
}

/** The listed package with its screenplay and shot list changed. */
function readChanged(change: (screenplay: RawPackage, list: RawList) => void) {
  const files = loadPackage('kervael-listed');
  const parse = (name: string): unknown => JSON.parse(new TextDecoder().decode(files.get(name)));
  const screenplay = parse('sp_step_8_screenplay.json') as RawPackage;
  const list = parse('shot_list.json') as RawList;
  change(screenplay, list);
  files.set('sp_step_8_screenplay.json', bytesOf(JSON.stringify(screenplay)));
  files.set('shot_list.json', bytesOf(JSON.stringify(list)));
  return readSnowflake(files);
}

const covered = (screenplay: Screenplay): string[] => (screenplay.shots ?? []).flatMap((shot) => shot.elements);
const wanted = (scenes: readonly Scene[]): string[] =>
  scenes.flatMap((scene) =>
    scene.elements.filter((element) => element.kind !== 'transition').map((element) => element.id),
  );
const textOf = (screenplay: Screenplay, shot: ListedShot | undefined): string[] =>
  (shot?.elements ?? []).map(
    (id) => screenplay.scenes.flatMap((scene) => scene.elements).find((element) => element.id === id)?.text ?? '',
  );

describe('a shot list that fits', () => {
  const { screenplay, doubts } = readSnowflake(loadPackage('kervael-listed'));
  const shot = (id: string): ListedShot | undefined => screenplay.shots?.find((candidate) => candidate.id === id);

  it('covers each action and line of the film exactly once', () => {
    expect(covered(screenplay).toSorted()).toEqual(wanted(screenplay.scenes).toSorted());
    expect(doubts).toEqual([]);
  });

  it('ties establishing shots to no element', () => {
    expect(shot('s001-001')?.elements).toEqual([]);
  });

  it('ties both lines of a speaker in an exchange to the one shot that lists them', () => {
    expect(textOf(screenplay, shot('s002-008'))).toEqual([
      'You didn’t think I’d let you have all the glory?',
      'It’s only the good blood. I keep the bad for Sundays.',
    ]);
    expect(textOf(screenplay, shot('s002-009'))).toEqual(['You’re bleeding.']);
  });

  it('mends the line that a parenthetical parted from its cue: the silent shot goes, the speaker comes into frame', () => {
    expect(shot('s002-005')).toBeUndefined();
    expect(textOf(screenplay, shot('s002-006'))).toEqual(['No — no, no, no!']);
    expect(shot('s002-006')?.inFrame).toEqual(['MAËLLE']);
    expect(shot('s001-006')?.inFrame).toEqual(['YANN']);
  });

  it('keeps framing, camera, length and transition as listed', () => {
    expect(shot('s002-010')).toMatchObject({
      scene: 2,
      trigger: 'revelation',
      size: 'wide',
      move: 'pull_back',
      lens: 24,
      seconds: 4,
      transition: 'dissolve',
      transitionSeconds: 0.5,
      intensity: 0.5,
    });
  });
});

describe('a shot list of another draft', () => {
  it('keeps the tie when only words were edited, and says so', () => {
    const { screenplay, doubts } = readChanged((source) => {
      const line = source.scenes[0]?.elements[4];
      if (line !== undefined) line.content = 'Nobody at all crosses tonight.';
    });
    expect(
      textOf(
        screenplay,
        screenplay.shots?.find(({ id }) => id === 's001-004'),
      ),
    ).toEqual(['Nobody at all crosses tonight.']);
    expect(doubts.map(({ code }) => code)).toEqual(['shot-text-differs']);
    expect(doubts[0]?.source).toMatchObject({ scene: 's001', text: 'Nobody at all crosses tonight.' });
  });

  it('matches by text when lines were added, loses none, and names the scene', () => {
    const { screenplay, doubts } = readChanged((source) => {
      source.scenes[2]?.elements.splice(
        3,
        0,
        { element_type: 'character', content: 'YANN' },
        { element_type: 'dialogue', content: 'Is there any of that left?' },
      );
    });
    expect(covered(screenplay).toSorted()).toEqual(wanted(screenplay.scenes).toSorted());
    expect(
      textOf(
        screenplay,
        screenplay.shots?.find(({ id }) => id === 's003-005'),
      ),
    ).toEqual([
      'Yann smiles in the doorway, a bandage round his head like a crown. Tears stand in his eyes; he blames the smoke.',
    ]);
    expect(doubts.map(({ code, source }) => [code, source?.scene])).toEqual([['shots-matched-by-text', 's003']]);
  });

  it('follows a scene that moved because another was put before it', () => {
    const { screenplay, doubts } = readChanged((source) => {
      source.scenes.unshift({
        scene_number: 1,
        slugline: 'EXT. HARBOUR - DAY',
        elements: [{ element_type: 'action', content: 'Boats at rest.' }],
      });
      source.scenes.forEach((scene, index) => (scene.scene_number = index + 1));
    });
    expect(screenplay.shots?.filter(({ scene }) => scene === 1)).toEqual([]);
    expect(covered(screenplay).toSorted()).toEqual(wanted(screenplay.scenes.slice(1)).toSorted());
    expect(screenplay.shots?.every(({ id, scene }) => id.startsWith(`s00${scene}-`))).toBe(true);
    expect(doubts.map(({ code, source }) => [code, source?.scene])).toEqual([['shots-missing', 's001']]);
  });

  it('leaves a scene to the rules when most of it was rewritten', () => {
    const { screenplay, doubts } = readChanged((source) => {
      for (const element of source.scenes[1]?.elements ?? [])
        if (element.element_type !== 'slugline') element.content = `${element.content.length} other words`;
      source.scenes[1]?.elements.push({ element_type: 'action', content: 'And one more.' });
    });
    expect(screenplay.shots?.filter(({ scene }) => scene === 2)).toEqual([]);
    expect(doubts.map(({ code, source }) => [code, source?.scene])).toEqual([['shots-do-not-fit', 's002']]);
  });

  it('is left out when nothing fits', () => {
    const { screenplay, doubts } = readChanged((_, list) => {
      for (const scene of list.scenes)
        scene.shots = [{ shot_id: 'x', trigger: 'action_beat', content: 'Something else altogether happens here.' }];
    });
    expect(screenplay.shots).toBeUndefined();
    expect(doubts.map(({ code }) => code)).toEqual(['shot-list-useless']);
  });

  it('is left out when it is broken, and the doubt names file and place', () => {
    const files = loadPackage('kervael-listed');
    files.set('shot_list.json', bytesOf('{"scenes": [\n  {"scene_number": 1,'));
    const { screenplay, doubts } = readSnowflake(files);
    expect(screenplay.shots).toBeUndefined();
    expect(doubts[0]?.message).toBe(
      'shot_list.json breaks off at line 2, column 22: export it again, or mend it there. The import goes on without it.',
    );
  });
});

it('cuts a long action into paragraphs, and ties each to the shot of its block', () => {
  const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  const { screenplay } = readChanged((source, list) => {
    source.scenes = [
      {
        scene_number: 1,
        slugline: 'INT. ROOM - DAY',
        elements: [{ element_type: 'action', content: `First ${long}.\n\nSecond ${long}.\n\nThird.` }],
      },
    ];
    const shot = (order: number, content: string, trigger = 'action_beat') => ({
      shot_id: `s001_00${order}`,
      trigger,
      content,
      duration_seconds: 2,
    });
    list.scenes = [
      {
        scene_number: 1,
        slugline: 'INT. ROOM - DAY',
        shots: [
          shot(1, 'INT. ROOM - DAY', 'location_establish'),
          shot(2, `First ${long}.`),
          shot(3, `Second ${long}.\n\nThird.`),
        ],
      },
    ];
  });
  expect(screenplay.shots?.map((shot) => shot.elements)).toEqual([[], ['s001-e01'], ['s001-e02', 's001-e03']]);
});
