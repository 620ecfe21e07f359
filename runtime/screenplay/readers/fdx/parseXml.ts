import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Fault } from '../../../graph/fault.ts';
import { shorten } from '../../../graph/shorten.ts';
import { looseObject, looseText } from '../looseValue.ts';

/** One element of an XML file. */
export interface XmlNode {
  name: string;
  /** 1-based line where it begins. */
  line: number;
  attribute(name: string): string;
  /** Child elements in document order, made when asked for: depth costs no stack. */
  children(): XmlNode[];
  /** Its own text, not that of its children. */
  text(): string;
}

/** The library declares the wrapper type of a symbol. */
const startIndex = XMLParser.getMetaDataSymbol() as unknown as symbol;

/**
 * Parses a well-formed XML text into its top elements. A document type declaration is refused: entities declared
 * there can make a small file huge. Faults name file and line.
 */
export function parseXml(file: string, text: string): XmlNode[] {
  const starts = lineStarts(text);
  const declaration = /<!(?:DOCTYPE|ENTITY)/iu.exec(text);
  if (declaration !== null)
    throw new Fault(
      'xml-declaration',
      'invalid-input',
      `${file} has a document type declaration at line ${lineOf(starts, declaration.index)}, which scripts never need: it is not read. Export the script again.`,
    );
  const valid = XMLValidator.validate(text);
  if (valid !== true)
    throw new Fault(
      'xml-broken',
      'invalid-input',
      `${file} is broken at line ${valid.err.line}: ${shortWords(valid.err.msg)} Export the script again.`,
    );
  const parser = new XMLParser({
    preserveOrder: true,
    trimValues: false,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    captureMetaData: true,
    parseTagValue: false,
    parseAttributeValue: false,
    htmlEntities: true,
  });
  try {
    return toNodes(parser.parse(text), starts);
  } catch (cause) {
    throw new Fault(
      'xml-broken',
      'invalid-input',
      `${file} can not be read as XML: ${cause instanceof Error ? shortWords(cause.message) : 'unknown reason'}.`,
      {
        cause,
      },
    );
  }
}

/** A broken file may have names of any length, and the parser quotes them. */
function shortWords(words: string): string {
  const open = /^Invalid '\[([\s\S]*)\]' found/u
    .exec(words)?.[1]
    ?.split(/[\s",]+/u)
    .findLast((name) => name !== '');
  if (open !== undefined) return `It breaks off inside of <${shorten(open, 60)}>.`;
  return shorten(
    words.replace(/[^\s'"]{60,}/gu, (name) => shorten(name, 60)),
    300,
  );
}

function toNodes(list: unknown, starts: readonly number[]): XmlNode[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const raw = looseObject(item);
    const name = Object.keys(raw).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined || name.startsWith('?')) return [];
    const inside = raw[name];
    const attributes = looseObject(raw[':@']);
    return [
      {
        name,
        line: lineOf(starts, startOf(item)),
        attribute: (key: string) => looseText(attributes[key]),
        children: () => toNodes(inside, starts),
        text: () => ownText(inside),
      },
    ];
  });
}

function ownText(list: unknown): string {
  if (!Array.isArray(list)) return '';
  return list
    .map((item: unknown) => looseObject(item)['#text'])
    .filter((text) => typeof text === 'string')
    .join('');
}

function startOf(item: unknown): number {
  const found: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, startIndex) : undefined;
  const index = looseObject(found)['startIndex'];
  return typeof index === 'number' ? index : 0;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The 1-based line of an offset, by halving. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
