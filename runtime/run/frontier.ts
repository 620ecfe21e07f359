import type { PreparedNode } from './prepareGraph.ts';
import type { OpenNode } from './runTask.ts';
import type { ElementOutcome, NodeOutcome } from './taskInputs.ts';

/** How far a run has come: what became of each node, and which ones have all that they wait for. */
export class Frontier {
  readonly #outcomes: (NodeOutcome | undefined)[];
  readonly #waitingFor: number[];
  #ready: PreparedNode[];

  constructor(nodes: readonly PreparedNode[]) {
    this.#outcomes = nodes.map(() => undefined);
    this.#waitingFor = nodes.map((node) => node.sources);
    this.#ready = nodes.filter((node) => node.sources === 0);
  }

  get hasReady(): boolean {
    return this.#ready.length > 0;
  }

  /** The nodes that became ready since the last call. */
  takeReady(): readonly PreparedNode[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  outcomeOf(node: PreparedNode): NodeOutcome | undefined {
    return this.#outcomes[node.index];
  }

  /** One element has come to its end; with the last one, the node has. */
  end(open: OpenNode, index: number, outcome: ElementOutcome): void {
    open.elements[index] = outcome;
    open.left -= 1;
    if (open.left > 0) return;
    const elements = open.elements as ElementOutcome[];
    const isMapped = open.node.mapped && typeof open.node.node.pick !== 'string';
    this.close(
      open.node,
      isMapped ? { kind: 'mapped', elements } : { kind: 'single', element: elements[0] as ElementOutcome },
    );
  }

  /** The node has come to its end: what waited only for it is ready. */
  close(node: PreparedNode, outcome: NodeOutcome): void {
    this.#outcomes[node.index] = outcome;
    for (const consumer of node.consumers) {
      const left = (this.#waitingFor[consumer.index] as number) - 1;
      this.#waitingFor[consumer.index] = left;
      if (left === 0) this.#ready.push(consumer);
    }
  }
}
