import { Fault } from '../../../graph/fault.ts';
import { assembleScript, type RawScript } from '../assembleScript.ts';
import { decodeText } from '../decodeText.ts';
import type { RawItem } from '../rawScript.ts';
import type { ReadResult } from '../readResult.ts';
import { parseXml, type XmlNode } from './parseXml.ts';
import { ownValue } from '../../ownValue.ts';

/** What a paragraph type becomes; other types are action, so that no text is lost. */
const kinds: Readonly<Record<string, 'heading' | 'ignored' | RawItem['kind']>> = {
  'scene heading': 'heading',
  character: 'cue',
  parenthetical: 'parenthetical',
  dialogue: 'dialogue',
  singing: 'dialogue',
  lyrics: 'dialogue',
  transition: 'transition',
  synopsis: 'ignored',
  note: 'ignored',
  'cast list': 'ignored',
  'new act': 'ignored',
  'end of act': 'ignored',
  'outline 1': 'ignored',
  'outline 2': 'ignored',
  'outline 3': 'ignored',
  'outline 4': 'ignored',
  'outline body': 'ignored',
};

interface Reading extends RawScript {
  nextDual: number;
}

/**
 * Reads a Final Draft file (FDX): paragraphs in order, text joined over several `<Text>` runs, dual dialogue kept, scene
 * numbers as labels; script notes, scene summaries and omitted scenes are left out. `at.line` is the line of the XML.
 * Throws a `Fault` when the file is no well-formed Final Draft XML or has a document type declaration.
 */
export function readFdx(file: string, bytes: Uint8Array): ReadResult {
  const root = parseXml(file, decodeText(file, bytes)).find((node) => node.name === 'FinalDraft');
  const content = root === undefined ? undefined : child(root, 'Content');
  if (root === undefined || content === undefined)
    throw new Fault(
      'not-final-draft',
      'invalid-input',
      `${file} is XML but no Final Draft script: export it from Final Draft as .fdx.`,
    );
  const reading: Reading = { file, ...readTitlePage(root), preamble: [], scenes: [], nextDual: 1 };
  for (const node of content.children()) if (node.name === 'Paragraph') readParagraph(reading, node);
  const scenes = reading.scenes.filter(
    (scene) => scene.items.length > 0 || !/^(?:omit(?:ted)?\.?)?$/iu.test(scene.heading),
  );
  return assembleScript({ ...reading, scenes });
}

const child = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children().find((inner) => inner.name === name);

function readParagraph(reading: Reading, node: XmlNode, dual?: number): void {
  const pair = child(node, 'DualDialogue');
  if (pair !== undefined && dual === undefined) {
    const number = reading.nextDual;
    reading.nextDual += 1;
    for (const inner of pair.children()) if (inner.name === 'Paragraph') readParagraph(reading, inner, number);
    return;
  }
  const kind = ownValue(kinds, node.attribute('Type').toLowerCase()) ?? 'action';
  const text = paragraphText(node);
  if (kind === 'heading') addHeading(reading, node, text);
  else if (kind !== 'ignored' && text !== '') addItem(reading, kind, text, node.line, dual);
}

function addHeading(reading: Reading, node: XmlNode, text: string): void {
  const label = node.attribute('Number');
  reading.scenes.push({ heading: text, line: node.line, ...(label === '' ? {} : { label }), items: [] });
}

function addItem(reading: Reading, kind: RawItem['kind'], text: string, line: number, dual: number | undefined): void {
  const items = reading.scenes.at(-1)?.items ?? reading.preamble;
  if (kind === 'cue') items.push({ kind, text, at: { line }, ...(dual === undefined ? {} : { dual }) });
  else items.push({ kind, text, at: { line } });
}

/** The text of the direct runs; what is set in capitals by style is written in capitals. */
function paragraphText(node: XmlNode): string {
  return node
    .children()
    .filter((run) => run.name === 'Text')
    .map((run) => (/allcaps/iu.test(run.attribute('Style')) ? run.text().toUpperCase() : run.text()))
    .join('')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/** Title and author of the title page: by paragraph type, else the first line and the one after `by`. */
function readTitlePage(root: XmlNode): { title: string; author: string } {
  const page = child(root, 'TitlePage');
  const content = page === undefined ? undefined : child(page, 'Content');
  const paragraphs = (content?.children() ?? [])
    .filter((node) => node.name === 'Paragraph')
    .map((node) => ({ type: node.attribute('Type').toLowerCase(), text: paragraphText(node) }))
    .filter(({ text }) => text !== '');
  const by = paragraphs.findIndex(({ text }) => /^(?:written |screenplay |story )?by$/iu.test(text));
  const typed = (type: string): string | undefined => paragraphs.find((paragraph) => paragraph.type === type)?.text;
  return {
    title: (typed('title') ?? paragraphs[0]?.text ?? '').replace(/\s+/gu, ' '),
    author: typed('author') ?? (by < 0 ? '' : (paragraphs[by + 1]?.text ?? '')),
  };
}
