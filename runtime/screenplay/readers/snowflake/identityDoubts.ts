import type { Problem } from '../../../graph/problem.ts';
import { shorten } from '../../../graph/shorten.ts';
import { callingWords } from '../../breakdown/personName.ts';
import { foldText, foldedWords } from '../../foldText.ts';
import type { CastEntry, Scene } from '../../screenplay.ts';
import { doubt } from '../doubt.ts';
import { looseObject, looseObjects, looseText, type LooseObject } from '../looseValue.ts';
import type { CastSources } from './readCast.ts';

const told = [
  'arc_summary',
  'micro_arc',
  'character_biography',
  'role',
  'relationship_to_hero',
  'adjective_descriptor',
  'mirror_principle',
];

/**
 * The source may say that two of its people are one (`unmasked as John Clay`). They stay two, since a film may need the
 * mask as another face, but a person is asked. Each doubt quotes the sentence and names the first scene of the mask.
 */
export function identityDoubts(
  sources: CastSources,
  cast: readonly CastEntry[],
  scenes: readonly Scene[],
  file: string,
): Problem[] {
  const asked = new Set<string>();
  return records(sources).flatMap((record) => {
    const name = looseText(record['name']);
    const sentences = told.flatMap((field) => looseText(record[field]).split(/(?<=[.!?])\s+/u));
    return cast.flatMap((other) => {
      if (name === '' || foldText(other.name) === foldText(name)) return [];
      const sentence = sentences.find((text) => saysSame(foldText(text), foldText(other.name)));
      const pair = [name, other.name].toSorted().join('|');
      if (sentence === undefined || asked.has(pair)) return [];
      asked.add(pair);
      const scene = scenes.find((candidate) => speaks(candidate, name) || speaks(candidate, other.name));
      return [
        doubt(
          'one-person-two-names',
          `${shorten(name, 80)} and ${shorten(other.name, 80)} may be one person under two names: they are taken as two. Make one an alias of the other if one face and one voice should serve both.`,
          { file, scene: scene?.id, text: sentence, names: [name, other.name] },
        ),
      ];
    });
  });
}

function records(sources: CastSources): LooseObject[] {
  const { hero, fullCast, supportingCast } = sources;
  return [
    ...[
      hero['hero'] ?? hero['hero_profile'],
      hero['antagonist'] ?? hero['antagonist_profile'],
      hero['b_story_character'] ?? hero['b_story'],
    ].map(looseObject),
    ...looseObjects(fullCast['tier_1_major_supporting']),
    ...looseObjects(fullCast['tier_2_minor_supporting']),
    ...looseObjects(supportingCast['characters']),
  ];
}

function saysSame(sentence: string, name: string): boolean {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const before =
    '(?:unmasked|revealed|exposed|disguised|posing|poses|masquerading|masquerades|passing|known|acting) (?:to be|as)|alias|a\\.?k\\.?a\\.?|really|actually|secretly|in truth|under the name(?: of)?|same (?:man|woman|person) as|plays|false name';
  return new RegExp(
    `\\b(?:${before}) ${quoted}\\b|\\bas ${quoted},? (?:he|she|they)\\b|\\b${quoted},? in disguise\\b`,
    'u',
  ).test(sentence);
}

/** Does somebody called by the last word of the name speak in the scene? */
function speaks(scene: Scene, name: string): boolean {
  const last = callingWords(name).at(-1);
  return scene.elements.some(
    (element) => element.kind === 'dialogue' && last !== undefined && foldedWords(element.speaker).includes(last),
  );
}
