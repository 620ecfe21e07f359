/** Ids of nodes, frames and notes are each unique by themselves only; on the canvas they share one space. */
export const frameFlowId = (id: string) => `frame:${id}`;
export const noteFlowId = (id: string) => `note:${id}`;

export interface DocumentId {
  readonly section: 'nodes' | 'frames' | 'notes';
  readonly id: string;
}

/** The id in the document, and what it is of. */
export function documentId(flowId: string): DocumentId {
  if (flowId.startsWith('frame:')) return { section: 'frames', id: flowId.slice(6) };
  if (flowId.startsWith('note:')) return { section: 'notes', id: flowId.slice(5) };
  return { section: 'nodes', id: flowId };
}

export function flowIdOf({ section, id }: DocumentId): string {
  if (section === 'frames') return frameFlowId(id);
  return section === 'notes' ? noteFlowId(id) : id;
}
