import type { Graph } from './graph.ts';

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
  const { nodes, edges, layout, inputs, outputs, ...rest } = graph;
  const ties = { edges, layout, inputs, outputs };
  return {
    ...(strip(rest, scrub, true) as typeof rest),
    ...(strip(ties, { text: scrub.id, id: scrub.id }, false) as typeof ties),
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, node]) => [scrub.id(id), strip(node, scrub, true)]),
    ) as Graph['nodes'],
  };
}

interface Scrub {
  text(text: string): string;
  id(text: string): string;
}

/** As it is, in a URL, and inside JSON text. */
function writingsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

/** Recursive on purpose: what was parsed is bounded in depth. */
function strip(value: unknown, scrub: Scrub, byName: boolean): unknown {
  if (typeof value === 'string') return scrub.text(value);
  if (Array.isArray(value)) return value.map((entry) => strip(entry, scrub, byName));
  if (typeof value !== 'object' || value === null) return value;
  const kept: [string, unknown][] = [];
  for (const [name, entry] of Object.entries(value)) {
    if (byName && isSecretName(name) && holdsText(entry)) continue;
    kept.push([scrub.id(name), strip(entry, scrub, byName)]);
  }
  return Object.fromEntries(kept);
}

function holdsText(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsText);
  return typeof value === 'string';
}

/** `apiKey`, `X-API-Key`, `access_token`; not `keyframe`, not `monkey`. */
function isSecretName(name: string): boolean {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => secretWords.has(word) || /(?:password|secret|apikey|token)$/.test(word));
}

function scrubText(text: string, literals: readonly string[]): string {
  let clean = withoutLiterals(text, literals);
  for (const form of secretForms) clean = clean.replace(form, removed);
  return clean.includes('://') ? clean.replace(/[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi, scrubUrl) : clean;
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
