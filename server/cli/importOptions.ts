import type { ParseArgsOptionsConfig } from 'node:util';
import { readCastFile } from '../film/castFile.ts';
import type { FilmChoices, MadeFilm } from '../film/makeFilm.ts';
import { zHand } from '../../runtime/graph/depiction.ts';
import { musicMoods } from '../../runtime/graph/soundscape.ts';
import { type CommandContext, flag, textOption, UsageError } from './command.ts';
import { scenesOption } from './options.ts';
import { problemLines } from './problemWords.ts';

/** The options that `film` and `import` share. */
export const importOptionsConfig: ParseArgsOptionsConfig = {
  size: { type: 'string' },
  fps: { type: 'string' },
  scenes: { type: 'string' },
  cast: { type: 'string' },
  style: { type: 'string' },
  music: { type: 'string' },
  'no-ambience': { type: 'boolean' },
};

/** How they are written in `--help`. */
export const importUsage =
  '[--size 1280x720] [--fps 24] [--scenes 1-3] [--cast FILE] [--style HAND] [--music MOOD] [--no-ambience]';

export const importHelp: readonly (readonly [string, string])[] = [
  ['--size', 'pixels, such as 1280x720 (from the visual bible or the target format)'],
  ['--fps', 'frames a second (24; 30 for reel and tiktok)'],
  ['--scenes', 'only these scenes, such as 1-3,7'],
  ['--cast', 'JSON file with looks and voices by name'],
  ['--style', `how it is drawn: ${zHand.options.join(', ')} (from the script’s style)`],
  ['--music', `music under the film: auto, ${musicMoods.join(', ')}`],
  ['--no-ambience', 'only what is said: no sound of places, none of what happens'],
];

export async function importOptions(context: CommandContext): Promise<FilmChoices> {
  const size = textOption(context, 'size');
  const fps = textOption(context, 'fps');
  const scenes = scenesOption(context);
  const cast = textOption(context, 'cast');
  const hand = styleOption(context);
  const music = musicOption(context);
  return {
    ...(size !== undefined && { size }),
    ...(fps !== undefined && { fps }),
    ...(scenes && { scenes }),
    ...(cast !== undefined && { cast: await readCastFile(cast) }),
    ...(hand && { hand }),
    ...(music && { music }),
    ...(flag(context, 'no-ambience') && { ambience: false }),
  };
}

/** What is read, and must not be written over. */
export function inputsOf(input: string, context: CommandContext): readonly string[] {
  const cast = textOption(context, 'cast');
  return cast === undefined ? [input] : [input, cast];
}

function styleOption(context: CommandContext): FilmChoices['hand'] {
  const text = textOption(context, 'style');
  if (text === undefined) return undefined;
  const hand = zHand.options.find((name) => name === text);
  if (!hand) throw new UsageError(`--style "${text}" is no way to draw: write ${zHand.options.join(', ')}.`);
  return hand;
}

function musicOption(context: CommandContext): FilmChoices['music'] {
  const text = textOption(context, 'music');
  if (text === undefined || text === 'auto') return text;
  const mood = musicMoods.find((name) => name === text);
  if (!mood) throw new UsageError(`--music "${text}" is no mood: write auto, ${musicMoods.join(', ')}.`);
  return mood;
}

export function tellImport({ counts, problems }: MadeFilm, context: CommandContext): void {
  const { scenes, shots, lines, people, settings } = counts;
  const found = [
    counted(scenes, 'scene', 'scenes'),
    counted(shots, 'shot', 'shots'),
    counted(lines, 'line', 'lines'),
    counted(people, 'person', 'people'),
    counted(settings, 'place', 'places'),
  ];
  context.say(found.join(', '));
  for (const line of problemLines(problems)) context.say(line);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
