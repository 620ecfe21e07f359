import { shorten } from '../graph/shorten.ts';
import type { FailedValue, Value } from '../node/defineNode.ts';
import { withItem } from '../graph/withItem.ts';
import type { HashText } from './hashText.ts';
import { fieldSchema } from './readParams.ts';
import type { InputWire, PreparedInput, PreparedNode } from './prepareGraph.ts';
import type { ElementKey, Result } from './store.ts';
import { listText, valueText, type OutputTexts } from './valueText.ts';

/** What became of one element of a node; of the whole node, when it is not mapped. */
export type ElementOutcome =
  | { readonly state: 'done'; readonly result: Result; readonly texts: OutputTexts }
  | { readonly state: 'failed' | 'skipped'; readonly cause: FailedValue }
  /** Only in a plan: it has to run first. */
  | { readonly state: 'unknown' };

export type NodeOutcome =
  | { readonly kind: 'single'; readonly element: ElementOutcome }
  | { readonly kind: 'mapped'; readonly elements: readonly ElementOutcome[] }
  /** A mapped node whose number of elements never came to be known. */
  | { readonly kind: 'lost'; readonly element: ElementOutcome };

/** Values and their key texts for one task, by port. Inputs without a value are left out. */
export interface TaskInputs {
  /** Hash of the mapped inputs' content; '' when the node is not mapped. */
  readonly element: ElementKey;
  readonly values: Readonly<Record<string, Value | undefined>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** A value that is not there, and why. */
type Missing =
  | { readonly missing: 'cause'; readonly cause: FailedValue }
  | { readonly missing: 'unknown' }
  | { readonly missing: 'invalid'; readonly message: string };

/** One task that can start, or why it can not. */
export type TaskReadiness = TaskInputs | Missing;

export type NodeReadiness =
  | { readonly kind: 'single'; readonly task: TaskReadiness }
  | { readonly kind: 'mapped'; readonly tasks: readonly TaskReadiness[] }
  /** No element can start, or their number is not known. */
  | { readonly kind: 'lost'; readonly why: Missing };

interface Gathered {
  readonly values: Record<string, Value | undefined>;
  readonly texts: Record<string, string>;
}

interface Present {
  readonly value: Value | undefined;
  readonly text: string;
}

export function isReady(task: TaskReadiness): task is TaskInputs {
  return !('missing' in task);
}

/** Gathers what a node's tasks work on, when all that it waits for has come to an end. */
export function resolveInputs(
  node: PreparedNode,
  outcomeOf: (source: PreparedNode) => NodeOutcome,
  hash: HashText,
): NodeReadiness {
  const shared: Gathered = { values: {}, texts: {} };
  let missing = node.lacking && lackingWords(node, node.lacking);
  for (const input of node.inputs) {
    if (input.mapped) continue;
    const given = gather(node, input, outcomeOf);
    if (given === undefined) continue;
    if ('missing' in given) missing = worse(missing, given);
    else add(shared, input.info.name, given);
  }
  if (!node.mapped) return { kind: 'single', task: missing ?? { element: '', ...shared } };
  if (missing) return { kind: 'lost', why: missing };
  return expand(node, shared, outcomeOf, hash);
}

/** A failure outweighs a value that is only not known yet. */
function worse(one: Missing | undefined, other: Missing): Missing {
  return one === undefined || one.missing === 'unknown' ? other : one;
}

/** Says which muted node leaves it without what it needs. */
function lackingWords(node: PreparedNode, { port, because }: NonNullable<PreparedNode['lacking']>): Missing {
  const message = `${node.id} was left out: its input "${port}" comes from ${because}, which is muted or was left out.`;
  return { missing: 'cause', cause: { failed: true, node: node.id, message } };
}

function add(to: Gathered, name: string, given: Present): void {
  to.values[name] = given.value;
  to.texts[name] = given.text;
}

/** The tasks of a mapped node: its mapped inputs side by side, element by element. */
function expand(
  node: PreparedNode,
  shared: Gathered,
  outcomeOf: (source: PreparedNode) => NodeOutcome,
  hash: HashText,
): NodeReadiness {
  const columns: { input: PreparedInput; elements: readonly (Present | Missing)[] }[] = [];
  for (const input of node.inputs) {
    if (!input.mapped) continue;
    const elements = listElements(input, outcomeOf);
    if ('missing' in elements) return { kind: 'lost', why: elements };
    columns.push({ input, elements });
  }
  const length = columns[0]?.elements.length ?? 0;
  if (columns.some((column) => column.elements.length !== length)) {
    return { kind: 'lost', why: { missing: 'invalid', message: unequalWords(node, columns) } };
  }
  const tasks: TaskReadiness[] = [];
  for (let index = 0; index < length; index += 1) tasks.push(elementTask(node, columns, index, shared, hash));
  return { kind: 'mapped', tasks };
}

function elementTask(
  node: PreparedNode,
  columns: readonly { input: PreparedInput; elements: readonly (Present | Missing)[] }[],
  index: number,
  shared: Gathered,
  hash: HashText,
): TaskReadiness {
  const own = { values: { ...shared.values }, texts: { ...shared.texts } };
  let mappedText = '';
  let missing: Missing | undefined;
  for (const { input, elements } of columns) {
    const raw = elements[index] as Present | Missing;
    const given = 'missing' in raw ? raw : checkedField(node, input, raw);
    if ('missing' in given) {
      missing = worse(missing, given);
      continue;
    }
    add(own, input.info.name, given);
    mappedText += `${input.info.name}=${given.text}\n`;
  }
  return missing ?? { element: hash(mappedText).slice(0, 32), ...own };
}

function unequalWords(
  node: PreparedNode,
  columns: readonly { input: PreparedInput; elements: readonly unknown[] }[],
): string {
  const lengths = columns.map(({ input, elements }) => `"${input.info.name}" has ${elements.length}`).join(', ');
  return `${node.id} works on lists side by side, and their lengths differ: ${lengths}.`;
}

/** The value of an input that is not mapped; undefined when it has none and needs none. */
function gather(
  node: PreparedNode,
  input: PreparedInput,
  outcomeOf: (source: PreparedNode) => NodeOutcome,
): Present | Missing | undefined {
  const { info, wires } = input;
  if (info.type.list) return gatherList(input, outcomeOf);
  const wire = wires[0];
  if (wire) {
    const given = portOf(outcomeOf(wire.from), wire.port);
    return 'missing' in given ? given : checkedField(node, input, given);
  }
  if (info.field && info.name in node.params.fields) {
    const value = node.params.fields[info.name] as Value | undefined;
    return value === undefined ? undefined : { value, text: valueText(value) };
  }
  return undefined;
}

/** A value that comes by wire has to be one that the field would take. */
function checkedField(node: PreparedNode, input: PreparedInput, given: Present): Present | Missing {
  if (!input.info.field) return given;
  const parsed = fieldSchema(node.definition, input.info.name)?.safeParse(given.value);
  if (!parsed || parsed.success) return given;
  const message = `${node.id}: the value ${shorten(given.text, 80)} for "${input.info.name}" is not accepted: ${parsed.error.issues.map(({ message: words }) => words).join('; ')}.`;
  return { missing: 'invalid', message };
}

function gatherList(input: PreparedInput, outcomeOf: (source: PreparedNode) => NodeOutcome): Present | Missing {
  let values: Value[] = [];
  let texts: string[] = [];
  let missing: Missing | undefined;
  for (const wire of input.wires) {
    for (const given of joined(input, wire, outcomeOf(wire.from))) {
      if ('missing' in given) {
        if (given.missing === 'cause' && input.takesFailures) {
          values = withItem(values, { ...given.cause });
          texts = withItem(texts, valueText(given.cause));
        } else {
          missing = worse(missing, given);
        }
      } else if (given.value !== undefined) {
        values = withItem(values, given.value);
        texts = withItem(texts, given.text);
      }
    }
  }
  return missing ?? { value: values, text: listText(texts) };
}

/** What one wire adds to a list input: a single as it is, a list element by element; lists of lists only where nested. */
function joined(input: PreparedInput, wire: InputWire, outcome: NodeOutcome): readonly (Present | Missing)[] {
  if (outcome.kind === 'mapped') return outcome.elements.map((element) => elementOf(element, wire.port));
  const given = elementOf(outcome.element, wire.port);
  return 'missing' in given || input.info.type.nested || wire.depth === 0 ? [given] : presentElements(given.value);
}

/** The elements that a mapped input runs over. */
function listElements(
  input: PreparedInput,
  outcomeOf: (source: PreparedNode) => NodeOutcome,
): readonly (Present | Missing)[] | Missing {
  const wire = input.wires[0];
  if (!wire) return [];
  const outcome = outcomeOf(wire.from);
  if (outcome.kind === 'mapped') return outcome.elements.map((element) => elementOf(element, wire.port));
  const given = elementOf(outcome.element, wire.port);
  return 'missing' in given ? given : presentElements(given.value);
}

function portOf(outcome: NodeOutcome, port: string): Present | Missing {
  return outcome.kind === 'mapped' ? { missing: 'unknown' } : elementOf(outcome.element, port);
}

function elementOf(element: ElementOutcome, port: string): Present | Missing {
  switch (element.state) {
    case 'done':
      return { value: element.result.outputs[port], text: element.texts.of(port) };
    case 'unknown':
      return { missing: 'unknown' };
    default:
      return { missing: 'cause', cause: element.cause };
  }
}

function presentElements(value: Value | undefined): Present[] {
  return Array.isArray(value) ? (value as Value[]).map((entry) => ({ value: entry, text: valueText(entry) })) : [];
}
