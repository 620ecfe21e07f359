import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { GraphDocument } from './graphDocument.ts';

/** Which take of a node flows on. Changes of the graph like any other: they can be undone. */
export class TakeActions {
  readonly #document: GraphDocument;

  constructor(document: GraphDocument) {
    this.#document = document;
  }

  /** @param take id of a result; undefined lets the newest flow on again */
  pick(node: NodeId, take: string | undefined, element = ''): void {
    const before = this.#document.graph.nodes[node];
    if (!before || before.locked) return;
    this.#set(take === undefined ? 'Unpick take' : 'Pick take', node, withPick(before, take, element));
  }

  /** A locked node keeps its pick and is not rolled again. */
  lock(node: NodeId, isLocked: boolean): void {
    const before = this.#document.graph.nodes[node];
    if (!before) return;
    const { locked: _locked, ...rest } = before;
    this.#set(isLocked ? 'Lock' : 'Unlock', node, isLocked ? { ...rest, locked: true } : rest);
  }

  #set(label: string, id: NodeId, value: GraphNode): void {
    this.#document.apply(label, [{ op: 'set-node', id, value }]);
  }
}

function withPick(node: GraphNode, take: string | undefined, element: string): GraphNode {
  const { pick, ...rest } = node;
  if (element === '') return take === undefined ? rest : { ...rest, pick: take };
  const picks = { ...(typeof pick === 'object' && pick) };
  if (take === undefined) delete picks[element];
  else picks[element] = take;
  return Object.keys(picks).length > 0 ? { ...rest, pick: picks } : rest;
}
