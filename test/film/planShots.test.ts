import { describe, expect, it } from 'vitest';
import type { Speech } from '../../runtime/screenplay/screenplay.ts';
import { zShot } from '../../runtime/screenplay/shot.ts';
import { planShots } from '../../runtime/screenplay/shots/planShots.ts';
import { loadExpected } from '../screenplay/loadFixture.ts';
import { sampleFilm, sampleNames } from './sampleFilms.ts';

const oneSpace = (text: string) => text.replace(/\s+/gu, ' ').trim();

describe.each(sampleNames)('the shots of %s', (name) => {
  const film = sampleFilm(name);
  const { screenplay, breakdown, shots } = film;
  const truth = loadExpected(name.startsWith('kervael') ? 'kervael' : 'redheaded').scene_detail.flatMap(
    (scene) => scene.lines,
  );
  const speeches = screenplay.scenes
    .flatMap((scene) => scene.elements)
    .filter((element): element is Speech => element.kind === 'dialogue');
  const lines = shots.flatMap((shot) => shot.lines);

  it('are valid, with ids of their own, and in the order of the scenes', () => {
    for (const shot of shots) expect(zShot.parse(shot)).toEqual(shot);
    expect(new Set(shots.map((shot) => shot.id)).size).toBe(shots.length);
    const order = new Map(screenplay.scenes.map((scene, index) => [scene.id, index]));
    const scenes = shots.map((shot) => order.get(shot.scene) ?? -1);
    expect(scenes).toEqual(scenes.toSorted((a, b) => a - b));
    expect(new Set(scenes).size).toBe(screenplay.scenes.length);
  });

  it('hold every line exactly once, in script order, with every word', () => {
    const order = lines.map((line) => line.element);
    expect(order.filter((id, index) => id !== order[index - 1])).toEqual(speeches.map((speech) => speech.id));
    const said = speeches.map((speech) =>
      oneSpace(
        lines
          .filter((line) => line.element === speech.id)
          .map((line) => line.text)
          .join(' '),
      ),
    );
    expect(said).toEqual(truth.map((line) => oneSpace(line.text)));
  });

  it('give every line its own speaker', () => {
    const people = new Map(breakdown.people.map((person) => [person.id, person]));
    speeches.forEach((speech) => {
      const speaker = lines.find((line) => line.element === speech.id)?.speaker ?? '';
      expect(people.get(speaker)?.aliases, speech.cue).toContain(speech.speaker);
    });
  });

  it('have one speaker each', () => {
    for (const shot of shots) expect(new Set(shot.lines.map((line) => line.speaker)).size).toBeLessThanOrEqual(1);
  });

  it('show everybody who speaks in the scene, and nobody who is only heard', () => {
    for (const shot of shots) {
      const inFrame = new Set(shot.depiction.people.map((person) => person.id));
      for (const line of shot.lines) {
        const heard = line.voiceOver || line.offScreen;
        expect(line.seen, `${shot.id} ${line.text}`).toBe(!heard);
        expect(inFrame.has(line.speaker), `${shot.id} ${line.text}`).toBe(!heard);
      }
    }
    expect(lines.filter((line, index) => line.voiceOver && line.element !== lines[index - 1]?.element)).toHaveLength(
      truth.filter((line) => line.voice_over).length,
    );
    expect(lines.filter((line, index) => line.offScreen && line.element !== lines[index - 1]?.element)).toHaveLength(
      truth.filter((line) => line.off_screen).length,
    );
  });

  it('show every action', () => {
    for (const scene of screenplay.scenes) {
      const content = oneSpace(
        shots
          .filter((shot) => shot.scene === scene.id)
          .map((shot) => shot.content)
          .join(' '),
      );
      for (const element of scene.elements)
        if (element.kind === 'action') expect(content).toContain(oneSpace(element.text));
    }
  });

  it('keep everybody on their side of the line through a scene', () => {
    for (const scene of screenplay.scenes) {
      const order = new Map<string, string>();
      for (const { depiction, id } of shots.filter((shot) => shot.scene === scene.id)) {
        const [left, right] = depiction.people.toSorted((a, b) => (a.place ?? '').localeCompare(b.place ?? ''));
        if (depiction.people.length !== 2 || !left || !right) continue;
        const pair = [left.id, right.id].toSorted().join('|');
        expect(left.id, `${id} ${pair}`).toBe(order.get(pair) ?? left.id);
        order.set(pair, left.id);
        expect([left.place, right.place]).toEqual(['left', 'right']);
      }
    }
  });

  it('have as many people as their size says, and a back in front of an over-the-shoulder shot', () => {
    for (const { id, depiction } of shots) {
      const count = depiction.people.length;
      if (depiction.size === 'two-shot' || depiction.size === 'over-shoulder') expect(count, id).toBe(2);
      if (depiction.size === 'close-up' || depiction.size === 'extreme-close-up') expect(count, id).toBe(1);
      if (depiction.size === 'group') expect(count, id).toBeGreaterThan(2);
      expect(
        depiction.people.filter((person) => person.facing === 'away'),
        id,
      ).toHaveLength(depiction.size === 'over-shoulder' ? 1 : 0);
      if (depiction.size === 'over-shoulder') expect(depiction.people[1]?.facing, id).toBe('away');
    }
  });

  it.runIf(!name.endsWith('-listed'))('leave no silence in the middle of a line that is cut', () => {
    const cut = shots.filter((shot, index) => {
      const next = shots[index + 1]?.lines[0]?.element;
      return next !== undefined && shot.lines.at(-1)?.element === next;
    });
    expect(cut.length).toBeGreaterThan(0);
    for (const { id, lines, seconds } of cut) {
      const words = lines.flatMap((line) => line.text.split(/\s+/u)).length;
      expect(seconds, id).toBeLessThanOrEqual(Math.max(1, words / 3));
    }
  });

  it('are no longer than a clip, and end in black', () => {
    for (const shot of shots) expect(shot.seconds, shot.id).toBeLessThanOrEqual(10.05);
    if (!name.endsWith('-listed')) expect(shots.at(-1)?.transition).toEqual({ kind: 'fade-black', seconds: 1 });
  });

  it('are the same each time', () => {
    expect(planShots(screenplay, breakdown).shots).toEqual(shots);
  });
});

describe('a shot list', () => {
  const film = sampleFilm('redheaded-listed');

  it('keeps its length for each scene, however the shots are cut', () => {
    for (const scene of film.screenplay.scenes) {
      const listed = (film.screenplay.shots ?? []).filter((shot) => shot.scene === scene.number);
      const sum = (seconds: readonly number[]) => seconds.reduce((total, one) => total + one, 0);
      const made = sum(film.shots.filter((shot) => shot.scene === scene.id).map((shot) => shot.seconds));
      expect(Math.abs(made - sum(listed.map((shot) => shot.seconds)))).toBeLessThan(0.6);
    }
  });

  it('gives its way out to the last shot of a scene, whatever was last in the list', () => {
    for (const scene of film.screenplay.scenes) {
      const shots = film.shots.filter((shot) => shot.scene === scene.id);
      expect(shots.at(-1)?.transition).toEqual({ kind: 'dissolve', seconds: 0.4 });
      expect(shots.slice(0, -1).map((shot) => shot.transition.kind)).not.toContain('dissolve');
    }
  });

  it('is cut by line where it joined the lines of two speakers', () => {
    const ids = film.shots.map((shot) => shot.id);
    expect(ids).toContain('s004-004b');
    expect(ids.indexOf('s004-005')).toBe(ids.indexOf('s004-004b') - 1);
  });

  it('does not fail on words and elements that nobody knows', () => {
    const shots = (film.screenplay.shots ?? []).map((shot) => ({
      ...shot,
      size: 'sideways',
      move: 'hover',
      elements: [...shot.elements, 'nothing'],
    }));
    const planned = planShots({ ...film.screenplay, shots }, film.breakdown);
    expect(planned.problems.map((problem) => problem.code)).toContain('shot-size-unknown');
    expect(planned.problems.map((problem) => problem.code)).toContain('shot-move-unknown');
    expect(planned.shots.flatMap((shot) => shot.lines)).toHaveLength(film.shots.flatMap((shot) => shot.lines).length);
  });

  it('that lacks a scene and some elements leaves them to the rules', () => {
    const shots = (film.screenplay.shots ?? []).filter((shot, index) => shot.scene !== 2 && index % 3 > 0);
    const planned = planShots({ ...film.screenplay, shots }, film.breakdown).shots;
    const order = planned.flatMap((shot) => shot.lines).map((line) => line.element);
    expect(new Set(order).size).toBe(69);
    expect(order.filter((id, index) => id !== order[index - 1])).toHaveLength(69);
    expect(new Set(planned.map((shot) => shot.id)).size).toBe(planned.length);
  });
});
