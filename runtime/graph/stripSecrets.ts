import type { Graph, GraphNode } from './graph.ts';
import { parseGraphValue } from './parseGraph.ts';

const secretWords = new Set([
  'key',
  'keys',
  'apikey',
  'token',
  'tokens',
  'secret',
  'secrets',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'authorization',
  'auth',
  'bearer',
  'credential',
  'credentials',
  'cookie',
  'cookies',
  'signature',
  'sig',
]);

/** Shapes that nothing but a secret has. */
const secretForms = [
  /\bBearer\s+(?=\S*\d)[\w.~+/=-]{16,}/gi,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\b(?:sk|pk|rk|xi|key|ghp|gho|ghs|glpat|hf|r8|xox[abpr])[-_][A-Za-z0-9_-]{20,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bAIza[\w-]{35}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/** Something of each of these forms: most texts have none of it, and one look is enough for them. */
const secretHint = /bearer\s|eyJ|[-_][a-z0-9_-]{20}|A[KS]IA|AIza|-----BEGIN/i;

/** Characters of the shortest text that has one of these forms: `AKIA` and 16 more. */
const shortestForm = 20;

const addresses = /[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;

/** Stands where a secret was that is part of a longer text. */
const removed = 'removed';

// A shorter one would be found in words that mean something.
const shortestSecret = 4;

/**
 * The graph without what looks like a secret, to go into a film file that others will see. Params (and anything that
 * other programs added) are left out when their name says key, token, secret, password, authorization or the like and
 * they hold text; in any text, user names and passwords of URLs, signed query parameters, well-known forms of keys,
 * and the given secrets themselves, also percent-encoded. Names that only resemble one (`maxTokens: 5`, a number)
 * stay. The graph given is not changed.
 *
 * @param secrets exact values that must not stay, such as the keys in use; those under 4 characters are not looked for
 */
export function stripSecrets(graph: Graph, secrets: readonly string[] = []): Graph {
  const literals = secrets
    .flatMap((secret) => (secret.length < shortestSecret ? [] : writingsOf(secret)))
    .sort((a, b) => b.length - a.length);
  const scrub: Scrub = {
    text: (text) => scrubText(text, literals),
    // Ids and names tie the graph together: only what is certainly a secret is touched in them.
    id: (text) => withoutLiterals(text, literals),
  };
  const { nodes, edges, layout, inputs, outputs, templates, ...rest } = graph;
  const ties = { edges, layout, inputs, outputs };
  const clean = {
    rest: strip(rest, scrub, true) as typeof rest,
    ties: literals.length === 0 ? ties : (strip(ties, { text: scrub.id, id: scrub.id }, false) as typeof ties),
    nodes: strippedNodes(nodes, scrub, literals.join('\n')),
    templates: templates && strippedTemplates(templates, secrets),
  };
  const isClean = clean.templates === templates && clean.nodes === nodes;
  if (isClean && clean.rest === rest && clean.ties === ties) return graph;
  return {
    ...clean.rest,
    ...clean.ties,
    nodes: clean.nodes,
    ...(clean.templates && { templates: clean.templates }),
  };
}

type Templates = NonNullable<Graph['templates']>;

/** Graphs in a graph; what is none can not run, and is not kept. */
function strippedTemplates(templates: Templates, secrets: readonly string[]): Templates {
  let isClean = true;
  const stripped = Object.entries(templates).flatMap(([type, document]): [string, Templates[string]][] => {
    const parsed = parseGraphValue(document);
    const own = parsed.ok ? stripSecrets(parsed.graph, secrets) : undefined;
    if (parsed.ok && own === parsed.graph) return [[type, document]];
    isClean = false;
    return own ? [[type, own]] : [];
  });
  return isClean ? templates : Object.fromEntries(stripped);
}

/** Nodes that held no secret, with the secrets that were looked for: a graph is stripped after each edit. */
const cleanNodes = new WeakMap<GraphNode, string>();

function strippedNodes(nodes: Graph['nodes'], scrub: Scrub, secrets: string): Graph['nodes'] {
  let isClean = true;
  const stripped = Object.entries(nodes).map(([id, node]) => {
    const wasClean = cleanNodes.get(node) === secrets;
    const entry = [scrub.id(id), wasClean ? node : strip(node, scrub, true)] as const;
    if (!wasClean && entry[1] === node) cleanNodes.set(node, secrets);
    isClean &&= entry[0] === id && entry[1] === node;
    return entry;
  });
  return isClean ? nodes : (Object.fromEntries(stripped) as Graph['nodes']);
}

interface Scrub {
  text(text: string): string;
  id(text: string): string;
}

/** As it is, in a URL, and inside JSON text. */
function writingsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

/**
 * The value itself where nothing in it is a secret, as is nearly always so. Recursive on purpose: what was parsed is
 * bounded in depth.
 */
function strip(value: unknown, scrub: Scrub, byName: boolean): unknown {
  if (typeof value === 'string') return scrub.text(value);
  if (Array.isArray(value)) {
    const list = value.map((entry) => strip(entry, scrub, byName));
    return list.every((entry, index) => entry === value[index]) ? value : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept: [string, unknown][] = [];
  let isClean = true;
  for (const [name, entry] of Object.entries(value)) {
    if (byName && isSecretName(name) && holdsText(entry)) {
      isClean = false;
      continue;
    }
    const id = scrub.id(name);
    const stripped = strip(entry, scrub, byName);
    isClean &&= id === name && stripped === entry;
    kept.push([id, stripped]);
  }
  return isClean ? value : Object.fromEntries(kept);
}

function holdsText(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsText);
  return typeof value === 'string';
}

/** The names of params are few and come again and again. */
const judged = new Map<string, boolean>();
const mostJudged = 10_000;

/** `apiKey`, `X-API-Key`, `access_token`; not `keyframe`, not `monkey`. */
function isSecretName(name: string): boolean {
  let verdict = judged.get(name);
  if (verdict === undefined) {
    verdict = soundsSecret(name);
    if (judged.size >= mostJudged) judged.clear();
    judged.set(name, verdict);
  }
  return verdict;
}

function soundsSecret(name: string): boolean {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => secretWords.has(word) || /(?:password|secret|apikey|token)$/.test(word));
}

function scrubText(text: string, literals: readonly string[]): string {
  let clean = withoutLiterals(text, literals);
  if (clean.length < shortestForm) return clean.includes('://') ? clean.replace(addresses, scrubUrl) : clean;
  if (secretHint.test(clean)) for (const form of secretForms) clean = clean.replace(form, removed);
  return clean.includes('://') ? clean.replace(addresses, scrubUrl) : clean;
}

function withoutLiterals(text: string, literals: readonly string[]): string {
  return literals.reduce((clean, literal) => clean.replaceAll(literal, removed), text);
}

/** Works on the text of the URL, so that one without a secret stays as it was written. */
function scrubUrl(url: string): string {
  const bare = url.replace(/^([^:]+:\/\/)[^/?#]*@/, '$1');
  const start = bare.search(/[?#]/);
  if (start === -1) return bare;
  const parts = bare.slice(start).match(/[?#&;][^?#&;]*/g) ?? [];
  let query = '';
  let mark = '';
  for (const part of parts) {
    const separator = part.charAt(0);
    if (separator === '?' || separator === '#') mark = separator;
    if (isSecretParameter(part.slice(1))) continue;
    // The first that stays of those behind a mark takes the mark over.
    query += mark === '' ? part : `${mark}${part.slice(1)}`;
    mark = '';
  }
  return `${bare.slice(0, start)}${query}`;
}

function isSecretParameter(parameter: string): boolean {
  const [encoded = ''] = parameter.split('=', 1);
  if (!parameter.includes('=')) return false;
  const name = decoded(encoded);
  return (
    /^x-(?:amz|goog)-/i.test(name) ||
    /^(?:googleaccessid|awsaccesskeyid|key-pair-id|expires|policy)$/i.test(name) ||
    isSecretName(name)
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
