import type { Model } from '../catalog/model.ts';
import { Fault } from '../graph/fault.ts';
import type { NodeId } from '../graph/ids.ts';
import type { ModelRequest } from '../node/requests.ts';
import { characters } from './price.ts';

/** What a model would refuse, said before it is asked: a text longer, or more pictures than it takes. */
export function overLimit(node: NodeId, model: Model, request: ModelRequest): Fault | undefined {
  const { limits, title } = model;
  const text = request.modality === 'speech' ? request.text : request.modality === 'lipsync' ? '' : request.prompt;
  const length = limits.characters === undefined ? 0 : characters(text);
  if (limits.characters !== undefined && length > limits.characters) {
    const words = `${node}: the text has ${length} characters, and ${title} takes at most ${limits.characters}: part it into several nodes, or name another model.`;
    return new Fault('text-too-long', 'invalid-input', words, { notCharged: true });
  }
  const pictures = request.modality === 'image' ? request.references.length : 0;
  if (limits.references !== undefined && pictures > limits.references.most) {
    const words = `${node}: ${pictures} pictures are handed in, and ${title} takes at most ${limits.references.most}: take some away, or name another model.`;
    return new Fault('pictures-too-many', 'invalid-input', words, { notCharged: true });
  }
  return undefined;
}
