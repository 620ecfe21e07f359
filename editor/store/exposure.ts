import type { ExposedInput, ExposedOutput } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { Json } from '../../runtime/graph/json.ts';
import type { GraphDocument } from './graphDocument.ts';

type Exposed = ExposedInput | ExposedOutput;

/** Which params and results of the graph are its own inputs and outputs: what makes a template of it. */
export class Exposure {
  readonly #document: GraphDocument;

  constructor(document: GraphDocument) {
    this.#document = document;
  }

  exposeInput(node: NodeId, param: string, title: string): void {
    const { inputs } = this.#document.graph;
    if (inputs.some((input) => input.node === node && input.param === param)) return;
    const name = freeName(param, inputs);
    this.#set('inputs', `Expose ${title}`, [...inputs, { name, title, node, param }]);
  }

  exposeOutput(node: NodeId, port: string, title: string): void {
    const { outputs } = this.#document.graph;
    if (outputs.some((output) => output.node === node && output.port === port)) return;
    this.#set('outputs', `Expose ${title}`, [...outputs, { name: freeName(port, outputs), title, node, port }]);
  }

  /** @param change title, description or name; a name that another one has is not taken */
  changeInput(name: string, change: Partial<Pick<ExposedInput, 'name' | 'title' | 'description'>>): void {
    const { inputs } = this.#document.graph;
    if (change.name !== undefined && !isFree(change.name, name, inputs)) return;
    const next = inputs.map((input) => (input.name === name ? { ...input, ...change } : input));
    this.#set('inputs', 'Change input', next, `input ${name}`);
  }

  changeOutput(name: string, change: Partial<Pick<ExposedOutput, 'name' | 'title'>>): void {
    const { outputs } = this.#document.graph;
    if (change.name !== undefined && !isFree(change.name, name, outputs)) return;
    const next = outputs.map((output) => (output.name === name ? { ...output, ...change } : output));
    this.#set('outputs', 'Change output', next, `output ${name}`);
  }

  hide(side: 'inputs' | 'outputs', name: string): void {
    const before: readonly Exposed[] = this.#document.graph[side];
    const next = before.filter((one) => one.name !== name);
    this.#set(side, `Hide ${name}`, next);
  }

  /** Puts one before the one above it. */
  raise(side: 'inputs' | 'outputs', name: string): void {
    const next: Exposed[] = [...this.#document.graph[side]];
    const index = next.findIndex((one) => one.name === name);
    const [moved] = index > 0 ? next.splice(index, 1) : [];
    if (!moved) return;
    next.splice(index - 1, 0, moved);
    this.#set(side, 'Reorder', next);
  }

  #set(field: 'inputs' | 'outputs', label: string, value: readonly Exposed[], gesture?: string): void {
    this.#document.apply(label, [{ op: 'set-field', field, value: value as unknown as Json }], gesture);
  }
}

function freeName(wanted: string, taken: readonly { readonly name: string }[]): string {
  const names = new Set(taken.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; names.has(name); number += 1) name = `${wanted}${number}`;
  return name;
}

function isFree(name: string, own: string, taken: readonly { readonly name: string }[]): boolean {
  return name !== '' && (name === own || taken.every((one) => one.name !== name));
}
