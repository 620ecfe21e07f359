import { z } from 'zod';
import { zGraph } from '../../runtime/graph/graph.ts';
import { laidOut } from '../../runtime/graph/laidOut.ts';
import type { NodeSubjectRow } from './assetTables.ts';

const zNamed = z.looseObject({ id: z.string(), name: z.string().default('') });
const zSubjectParams = z.looseObject({
  depiction: z
    .looseObject({ place: zNamed.optional(), people: z.array(zNamed).default([]) })
    .optional()
    .catch(undefined),
  /** The person's id, or the person. */
  speaker: z.union([z.string(), zNamed]).optional().catch(undefined),
});
const zSnapshot = z.looseObject({
  nodes: z
    .record(
      z.string(),
      z.looseObject({
        params: zSubjectParams.default({}),
        source: z.looseObject({ shot: z.string().optional() }).optional().catch(undefined),
      }),
    )
    .default({}),
});
type Subject = Pick<NodeSubjectRow, 'role' | 'subject'>;

/** As long as anybody can ask for; an index of Postgres takes no endless words. */
const longestSubject = 200;

/**
 * Whom and where each node of a graph shows: by what it depicts and who speaks in it. A node of a shot that says
 * nothing itself (a trim, a sound laid on) shows what its shot shows. `snapshot` is the graph as JSON text.
 */
export function nodeSubjects(graph: string, snapshot: string): NodeSubjectRow[] {
  const read = zSnapshot.safeParse(withTemplates(parsed(snapshot)));
  if (!read.success) return [];
  const ofNode = new Map<string, Subject[]>();
  const ofShot = new Map<string, Subject[]>();
  for (const [node, { params, source }] of Object.entries(read.data.nodes)) {
    const own = subjectsIn(params);
    ofNode.set(node, own);
    if (source?.shot !== undefined) ofShot.set(source.shot, [...(ofShot.get(source.shot) ?? []), ...own]);
  }
  return Object.entries(read.data.nodes).flatMap(([node, { source }]) => {
    const own = ofNode.get(node) ?? [];
    const shown = own.length > 0 ? own : (ofShot.get(source?.shot ?? '') ?? []);
    return distinct(shown).map((subject) => ({ graph, node, ...subject }));
  });
}

function subjectsIn({ depiction, speaker }: z.infer<typeof zSubjectParams>): Subject[] {
  const people = [...(depiction?.people ?? []), ...(typeof speaker === 'object' ? [speaker] : [])];
  return [
    ...people.flatMap((person) => namesOf('character', person)),
    ...(typeof speaker === 'string' ? namesOf('character', { id: speaker, name: '' }) : []),
    ...(depiction?.place ? namesOf('setting', depiction.place) : []),
  ];
}

function namesOf(role: Subject['role'], { id, name }: { id: string; name: string }): Subject[] {
  return [id, name]
    .filter((text) => text !== '')
    .map((text) => ({ role, subject: text.toLowerCase().slice(0, longestSubject) }));
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [`${subject.role} ${subject.subject}`, subject])).values()];
}

/** What a template makes shows whom the nodes inside of it show. */
function withTemplates(snapshot: unknown): unknown {
  const graph = zGraph.safeParse(snapshot);
  return graph.success ? laidOut(graph.data) : snapshot;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
