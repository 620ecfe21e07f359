import { describe, expect, it } from 'vitest';
import { ambienceOf } from './ambienceOf.ts';
import { moodOf } from './moodOf.ts';

const place = (name: string, interior: boolean, description = '') => ({ name, interior, description });
const soundsOf = (...given: Parameters<typeof ambienceOf>) => ambienceOf(...given).map(({ sound }) => sound);
const levelOf = (sound: string, ...given: Parameters<typeof ambienceOf>) =>
  ambienceOf(...given).find((layer) => layer.sound === sound)?.level ?? -100;

describe('the sound of a place', () => {
  it('comes from the weather and the words of its name', () => {
    expect(soundsOf(place('Cliff Path', false), { time: 'night', weather: 'rain' })).toEqual(['rain', 'sea']);
    expect(soundsOf(place('Bank Vault', true), { time: 'night', weather: 'clear' })).toEqual(['dripping', 'room-tone']);
    expect(soundsOf(place('Farringdon Street', false), { time: 'day', weather: 'clear' })[0]).toBe('traffic');
  });

  it('is there for a place whose words say nothing, by hour and walls', () => {
    expect(soundsOf(place('Somewhere', true), { time: 'day', weather: 'clear' })).toEqual(['room-tone']);
    expect(soundsOf(place('Somewhere', false), { time: 'night', weather: 'clear' })).toContain('night-insects');
    expect(soundsOf(place('Somewhere', false), { time: 'morning', weather: 'clear' })).toContain('birds');
  });

  it('is quieter inside for what comes from outside', () => {
    const storm = { time: 'night', weather: 'storm' } as const;
    expect(levelOf('storm', place('Kitchen', true), storm)).toBeLessThan(levelOf('storm', place('Moor', false), storm));
    const clear = { time: 'day', weather: 'clear' } as const;
    expect(levelOf('sea', place('Lighthouse Kitchen', true), clear)).toBeLessThan(
      levelOf('sea', place('Lighthouse', false), clear),
    );
  });

  it('has no more than three sounds, and none twice', () => {
    const busy = place('Harbour Market Street Station', false, 'a fire by the forest, the sea behind');
    const sounds = soundsOf(busy, { time: 'day', weather: 'rain' });
    expect(sounds).toHaveLength(3);
    expect(new Set(sounds).size).toBe(3);
  });
});

describe('the mood of the music', () => {
  it.each([
    ['gaslit comedy that turns to held breath', 'playful'],
    ['storm-lit chiaroscuro, hand-held warmth', 'hopeful'],
    ['a war film of dread', 'epic'],
    ['Noir, rain', 'tense'],
    ['', 'calm'],
    ['towards award season', 'calm'],
  ])('“%s” is %s', (tone, mood) => {
    expect(moodOf(tone)).toBe(mood);
  });
});
