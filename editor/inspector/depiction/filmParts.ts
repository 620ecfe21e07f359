import { zDepiction, type DepictedPerson, type Depiction } from '../../../runtime/graph/depiction.ts';
import type { Graph } from '../../../runtime/graph/graph.ts';

/** Everybody whom the pictures of a graph show, each once, by name. */
export function peopleOf(graph: Graph): DepictedPerson[] {
  return byName(depictionsOf(graph).flatMap(({ people }) => people));
}

/** Every place that the pictures of a graph show, each once, by name. */
export function placesOf(graph: Graph): Depiction['place'][] {
  return byName(depictionsOf(graph).map(({ place }) => place));
}

function depictionsOf({ nodes }: Graph): Depiction[] {
  return Object.values(nodes).flatMap(({ params }) => {
    const { depiction } = params;
    const parsed = depiction === undefined ? undefined : zDepiction.safeParse(depiction);
    return parsed?.success ? [parsed.data] : [];
  });
}

function byName<Part extends { readonly id: string; readonly name: string }>(parts: readonly Part[]): Part[] {
  const known = new Map<string, Part>();
  for (const part of parts) if (part.name !== '' && !known.has(part.id)) known.set(part.id, part);
  return [...known.values()].sort((one, other) => one.name.localeCompare(other.name));
}
