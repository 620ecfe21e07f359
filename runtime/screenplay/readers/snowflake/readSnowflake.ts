import { Fault } from '../../../graph/fault.ts';
import type { Problem } from '../../../graph/problem.ts';
import { slug } from '../../slug.ts';
import { zScreenplay, type ListedShot, type Scene, type Screenplay } from '../../screenplay.ts';
import { doubt } from '../doubt.ts';
import { looseObjects, looseText, type LooseObject } from '../looseValue.ts';
import { parseJsonFile } from '../parseJsonFile.ts';
import type { ReadResult } from '../readResult.ts';
import { alignShots } from './alignShots.ts';
import { identityDoubts } from './identityDoubts.ts';
import { findPackage, readOptional, screenplayFile, type PackageFiles } from './packageFiles.ts';
import { readCast } from './readCast.ts';
import { readPlaces } from './readPlaces.ts';
import { readScenes } from './readScenes.ts';
import { readShotList } from './readShotList.ts';
import { readStyle } from './readStyle.ts';

/** Formats that a film can be made for, as Snowflake spells them. */
const formats = new Set(['tiktok', 'reel', 'youtube', 'short_film', 'feature', 'series_ep']);

/**
 * Reads a Snowflake package: file names (with or without their folder) and bytes. Only the screenplay
 * (`sp_step_8_screenplay.json`) is indispensable; whatever else is missing or broken is a doubt.
 * Throws a `Fault` when there is no package, its screenplay is broken, or it has no scenes.
 */
export function readSnowflake(files: ReadonlyMap<string, Uint8Array>): ReadResult {
  const found = findPackage(files);
  if (found === undefined)
    throw new Fault(
      'not-a-package',
      'invalid-input',
      `There is no ${screenplayFile} here, so this is not a Snowflake package: give the folder or zip that holds it.`,
    );
  const doubts: Problem[] = [];
  const name = found.fullName(screenplayFile);
  const source = readScreenplayFile(name, found);
  if (found.others.length > 0) {
    const words = `There are ${found.others.length + 1} packages here, and the one in ${name} is taken: give the folder of another (${found.others[0]}) to film that.`;
    doubts.push(doubt('several-packages', words, { file: name }));
  }
  const rawScenes = looseObjects(source['scenes']);
  if (rawScenes.length === 0)
    throw new Fault('no-scenes', 'invalid-input', `${name} has no scenes: there is nothing to film.`);
  const project = readOptional(found, 'screenplay_project.json', doubts);
  const visualBible = readOptional(found, 'sp_step_5b_visual_bible.json', doubts);
  const worldBible = readOptional(found, 'sp_step_3b_world_bible.json', doubts);
  const scenes = readScenes(rawScenes, name, doubts);
  const title = looseText(source['title']) || looseText(project['project_name']) || 'Untitled';
  const shots = readShots(found, scenes, rawScenes, doubts);
  const sources = {
    hero: readOptional(found, 'sp_step_3_hero.json', doubts),
    fullCast: readOptional(found, 'sp_step_3c_full_cast.json', doubts),
    supportingCast: readOptional(found, 'sp_step_3b_supporting_cast.json', doubts),
    visualBible,
  };
  const cast = readCast(sources);
  doubts.push(...identityDoubts(sources, cast, scenes, name));
  const screenplay: Screenplay = {
    id: slug(looseText(project['project_id']) || title, 'screenplay'),
    title,
    author: looseText(source['author']),
    format: readFormat(project, source, doubts),
    scenes,
    cast,
    places: readPlaces(visualBible, worldBible),
    style: readStyle(visualBible),
    ...(shots === undefined ? {} : { shots }),
  };
  return { screenplay: zScreenplay.parse(screenplay), doubts };
}

function readScreenplayFile(name: string, files: PackageFiles): LooseObject {
  const parsed = parseJsonFile(name, files.bytes(screenplayFile) ?? new Uint8Array());
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new Fault(
      'no-scenes',
      'invalid-input',
      `${name} holds no screenplay: it should be an object with a list of scenes.`,
    );
  return parsed as LooseObject;
}

/** The project file knows the format; the screenplay repeats a default that is nearly always `feature`. */
function readFormat(project: LooseObject, source: LooseObject, doubts: Problem[]): string {
  const written = looseText(project['target_format']) || looseText(source['format']);
  const format = written.toLowerCase().replace(/[\s-]+/gu, '_');
  if (format === '' || formats.has(format)) return format;
  doubts.push(
    doubt(
      'format-unknown',
      `The target format "${written}" is not known: the film is made 16:9. Known are ${[...formats].join(', ')}.`,
    ),
  );
  return '';
}

function readShots(
  files: PackageFiles,
  scenes: readonly Scene[],
  rawScenes: readonly LooseObject[],
  doubts: Problem[],
): ListedShot[] | undefined {
  if (!files.has('shot_list.json')) return undefined;
  const listed = readShotList(readOptional(files, 'shot_list.json', doubts));
  if (listed.every((scene) => scene.shots.length === 0)) {
    doubts.push(
      doubt('shot-list-empty', 'shot_list.json has no shots: all shots are made by rule.', {
        file: files.fullName('shot_list.json'),
      }),
    );
    return undefined;
  }
  const found: Problem[] = [];
  const shots = alignShots(scenes, rawScenes, listed, found);
  if (shots !== undefined) {
    doubts.push(...found);
    return shots;
  }
  doubts.push(
    doubt('shot-list-useless', 'shot_list.json does not fit this screenplay anywhere: all shots are made by rule.', {
      file: files.fullName('shot_list.json'),
    }),
  );
  return undefined;
}
