import type { PortType } from '../../runtime/graph/portType.ts';

/** How a kind of value looks: a colour, and a shape, so that colour is never the only sign. */
export interface KindLook {
  readonly color: string;
  readonly shape: 'dot' | 'square' | 'triangle' | 'bar' | 'diamond';
}

const shapeOfKind: Readonly<Record<PortType['kind'], KindLook['shape']>> = {
  text: 'dot',
  number: 'diamond',
  boolean: 'diamond',
  image: 'square',
  video: 'triangle',
  audio: 'bar',
  captions: 'bar',
  json: 'diamond',
  same: 'dot',
};

export function kindLook(kind: PortType['kind']): KindLook {
  return { color: `var(--kind-${kind})`, shape: shapeOfKind[kind] };
}
