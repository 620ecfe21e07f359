import { EntitySchema } from 'typeorm';
import { integer, key, nullableText, text } from './columns.ts';

/** A graph as lists show it; what is in it stands in its versions. */
export interface GraphRow {
  id: string;
  name: string;
  description: string;
  /** Name and description, folded, for the search. */
  search: string;
  /** How many nodes it has. */
  nodes: number;
  revision: number;
  createdAt: string;
  updatedAt: string;
  /** Since when it is in the trash. */
  deletedAt: string | null;
}

export interface GraphVersionRow {
  graph: string;
  revision: number;
  savedAt: string;
  label: string | null;
  /** What changed since the version before, as a JSON list of sentences. */
  words: string;
  /** Commands that make it of the kept version before, as JSON; empty for the first. */
  patch: string;
  /** The whole graph as JSON, now and then, so that few patches have to be applied. */
  snapshot: string | null;
}

export interface PublicationRow {
  slug: string;
  number: number;
  graph: string;
  revision: number;
  name: string;
  publishedAt: string;
  /** The graph as JSON. */
  body: string;
}

export const GraphEntity = new EntitySchema<GraphRow>({
  name: 'graph',
  columns: {
    id: key,
    ...{ name: text, description: text, search: text, nodes: integer, revision: integer },
    ...{ createdAt: text, updatedAt: text, deletedAt: nullableText },
  },
  indices: [{ name: 'graph_updated', columns: ['updatedAt', 'id'] }],
});

export const GraphVersionEntity = new EntitySchema<GraphVersionRow>({
  name: 'graph_version',
  columns: {
    graph: key,
    revision: { ...integer, primary: true },
    ...{ savedAt: text, label: nullableText, words: text, patch: text, snapshot: nullableText },
  },
});

export const PublicationEntity = new EntitySchema<PublicationRow>({
  name: 'graph_publication',
  columns: {
    slug: key,
    number: { ...integer, primary: true },
    ...{ graph: text, revision: integer, name: text, publishedAt: text, body: text },
  },
  indices: [{ name: 'graph_publication_graph', columns: ['graph'] }],
});

export const graphEntities = [GraphEntity, GraphVersionEntity, PublicationEntity];
