import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../fixtures');

/** Files of a package as the host hands them to the readers. */
export function loadPackage(name: 'kervael' | 'redheaded' | 'kervael-listed'): Map<string, Uint8Array> {
  const folder = join(root, 'packages', name);
  return new Map(readdirSync(folder).map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))]));
}

/** A file under `test/fixtures/screenplays`. */
export function loadScript(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(root, 'screenplays', path)));
}

interface ExpectedLine {
  cue: string;
  speaker: string;
  character: string;
  voice_over: boolean;
  off_screen: boolean;
  text: string;
}

export interface Expected {
  scenes: number;
  dialogue_lines: number;
  parentheticals: number;
  unique_location_and_int_ext: number;
  unique_speaking_characters_after_alias: number;
  alias: Record<string, string>;
  lines_per_speaker: Record<string, number>;
  scene_detail: {
    scene: number;
    slugline: string;
    int_ext: string;
    location: string;
    time_of_day: string;
    actions: number;
    parentheticals: number;
    transitions: string[];
    lines: ExpectedLine[];
  }[];
}

export function loadExpected(name: 'kervael' | 'redheaded'): Expected {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'expected.json'), 'utf8')) as Expected;
}

export interface Counts {
  scenes: number;
  speeches: number;
  characters: number;
  locations: number;
  parentheticals: number;
  transitions: number;
  vo: number;
  os: number;
}

export function loadCounts(): Record<string, Counts> {
  return JSON.parse(readFileSync(join(root, 'screenplays/counts.json'), 'utf8')) as Record<string, Counts>;
}

/** Text as a file. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
