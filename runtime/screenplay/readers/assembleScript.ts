import type { Problem } from '../../graph/problem.ts';
import { zScreenplay, type Scene } from '../screenplay.ts';
import { slug } from '../slug.ts';
import { assembleElements } from './assembleElements.ts';
import { doubt } from './doubt.ts';
import { headingSide, parseHeading } from './parseHeading.ts';
import type { RawItem } from './rawScript.ts';
import type { ReadResult } from './readResult.ts';

export interface RawScene {
  heading: string;
  /** 1-based line of the heading. */
  line: number;
  label?: string;
  items: RawItem[];
}

/** A script file after its format is read: what stands before the first heading, and the scenes. */
export interface RawScript {
  file: string;
  title: string;
  author: string;
  preamble: RawItem[];
  scenes: RawScene[];
}

/**
 * Makes the screenplay of a script file. Text before the first heading begins the first scene; a script without any
 * heading is one scene with an empty heading, and a doubt says how to write headings.
 */
export function assembleScript(script: RawScript): ReadResult {
  const doubts: Problem[] = [];
  const scenes = withPreamble(script, doubts).map((raw, index) => assembleScene(script.file, raw, index, doubts));
  const title = script.title || (script.file.split(/[\\/]/u).at(-1) ?? '').replace(/\.[^.]+$/u, '') || 'Untitled';
  const screenplay = zScreenplay.parse({ id: slug(title, 'screenplay'), title, author: script.author, scenes });
  return { screenplay, doubts };
}

function withPreamble(script: RawScript, doubts: Problem[]): RawScene[] {
  const [first, ...rest] = script.scenes;
  if (script.preamble.length === 0) return script.scenes;
  const start = script.preamble[0];
  if (first === undefined) {
    doubts.push(
      doubt(
        'no-headings',
        `${script.file} has no scene heading, so all of it is one scene. Begin each scene with a line such as INT. KITCHEN - NIGHT.`,
        {
          file: script.file,
          line: start?.at.line,
          text: start?.text,
        },
      ),
    );
    return [{ heading: '', line: start?.at.line ?? 1, items: script.preamble }];
  }
  if (script.preamble.some((item) => item.kind !== 'transition'))
    doubts.push(
      doubt(
        'text-before-first-scene',
        `There is text before the first scene heading of ${script.file}: it begins scene 1. Make it a note or a scene of its own if it should not.`,
        {
          file: script.file,
          line: start?.at.line,
          scene: 's001',
          text: start?.text,
        },
      ),
    );
  return [{ ...first, items: [...script.preamble, ...first.items] }, ...rest];
}

function assembleScene(file: string, raw: RawScene, index: number, doubts: Problem[]): Scene {
  const id = `s${String(index + 1).padStart(3, '0')}`;
  if (raw.heading !== '' && headingSide(raw.heading) === undefined)
    doubts.push(
      doubt(
        'heading-unclear',
        `The heading of scene ${index + 1} has no INT. or EXT.: it is taken as an interior. Write it as INT. PLACE - TIME.`,
        {
          file,
          line: raw.line,
          scene: id,
          text: raw.heading,
        },
      ),
    );
  const { elements, doubts: more } = assembleElements(id, raw.items, file);
  doubts.push(...more);
  return {
    id,
    number: index + 1,
    ...(raw.label === undefined ? {} : { label: raw.label }),
    heading: parseHeading(raw.heading),
    elements,
    beat: '',
    conflict: '',
    present: [],
  };
}
