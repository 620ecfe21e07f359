import { deepestJson } from './canonicalJson.ts';
import type { Json } from './json.ts';
import { allowedWords, shortJson, typeWords, valueType } from './schemaWords.ts';

export type JsonSchema = Readonly<Record<string, Json>>;

export interface ParamFinding {
  readonly code: 'missing-param' | 'unknown-param' | 'wrong-type' | 'out-of-range' | 'not-a-choice' | 'wrong-form';
  /** Name of the param: the first part of the path. */
  readonly param: string;
  /** `depiction.people[0].age` */
  readonly path: string;
  /** What is wrong and what is allowed, to go behind the path: `must be from 16 to 7680, but is 8`. */
  readonly words: string;
}

/**
 * Checks params against the JSON Schema of a node type, over what `z.toJSONSchema` expresses: type, enum and const,
 * ranges, lengths, patterns, tuples, required, unions, records, references. Like zod, it counts the length of a text
 * in UTF-16 units, and does not mind properties that the schema does not name unless it forbids them; for params
 * themselves (the top level) such names are told, as they are mostly misspelt.
 *
 * @param skip names that are not looked at, because a wire wins over them
 */
export function checkParams(
  params: Readonly<Record<string, Json>>,
  schema: JsonSchema,
  skip: ReadonlySet<string> = new Set(),
): ParamFinding[] {
  const findings: ParamFinding[] = [];
  const properties = recordOf(schema.properties);
  const check = new SchemaCheck(schema, findings);
  for (const name of namesOf(schema.required)) {
    if (skip.has(name) || Object.hasOwn(params, name)) continue;
    findings.push({ code: 'missing-param', param: name, path: name, words: 'has no value' });
  }
  for (const [name, value] of Object.entries(params)) {
    if (skip.has(name)) continue;
    if (Object.hasOwn(properties, name)) {
      check.value(value, recordOf(properties[name]), [name]);
    } else if (isSchema(schema.additionalProperties)) {
      check.value(value, schema.additionalProperties, [name]);
    } else {
      findings.push({ code: 'unknown-param', param: name, path: name, words: 'is no param of this type' });
    }
  }
  return findings;
}

type Path = readonly (string | number)[];

class SchemaCheck {
  readonly #root: JsonSchema;
  readonly #findings: ParamFinding[];

  constructor(root: JsonSchema, findings: ParamFinding[]) {
    this.#root = root;
    this.#findings = findings;
  }

  value(value: Json, given: JsonSchema, path: Path): void {
    if (path.length > deepestJson)
      return this.#add('wrong-form', path, `is nested more than ${deepestJson} levels deep`);
    const schema = this.#resolve(given);
    const branches = schema.anyOf ?? schema.oneOf;
    if (Array.isArray(branches)) this.#union(value, branches.map(recordOf), path);
    for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) this.value(value, recordOf(part), path);
    if (!isOfType(value, schema.type)) {
      return this.#add('wrong-type', path, `must be ${typeWords(schema)}, but is ${shortJson(value)}`);
    }
    if (!isChoice(value, schema)) {
      return this.#add('not-a-choice', path, `must be ${allowedWords(schema)}, but is ${shortJson(value)}`);
    }
    if (typeof value === 'number') this.#number(value, schema, path);
    else if (typeof value === 'string') this.#text(value, schema, path);
    else if (Array.isArray(value)) this.#list(value, schema, path);
    else if (typeof value === 'object' && value !== null) this.#record(value, schema, path);
  }

  #add(code: ParamFinding['code'], path: Path, words: string): void {
    this.#findings.push({ code, param: String(path[0]), path: pathText(path), words });
  }

  #resolve(schema: JsonSchema): JsonSchema {
    let at = schema;
    // `z.toJSONSchema` refers to the root or to `$defs`; a chain of references is short, a circle of them malformed.
    for (let hops = 0; typeof at.$ref === 'string' && hops < 50; hops += 1) {
      const name = /^#\/\$defs\/(.+)$/.exec(at.$ref)?.[1];
      at = name === undefined ? this.#root : recordOf(recordOf(this.#root.$defs)[name]);
    }
    return at;
  }

  #union(value: Json, branches: readonly JsonSchema[], path: Path): void {
    const outcomes = branches.map((branch) => {
      const findings: ParamFinding[] = [];
      new SchemaCheck(this.#root, findings).value(value, branch, path);
      return { branch: this.#resolve(branch), findings };
    });
    if (outcomes.some(({ findings }) => findings.length === 0)) return;
    // The branch that was meant is the one whose fixed words (`kind: "cut"`) are right, or the only one of the type.
    const meant = outcomes.filter(({ branch }) => isOfType(value, branch.type) && hasConstants(value, branch));
    const [only, ...others] = meant;
    if (only && others.length === 0) {
      this.#findings.push(...only.findings);
      return;
    }
    const allowed = outcomes.map(({ branch }) => allowedWords(branch));
    this.#add('wrong-type', path, `must be ${[...new Set(allowed)].join(' or ')}, but is ${shortJson(value)}`);
  }

  #number(value: number, schema: JsonSchema, path: Path): void {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
    const outside =
      (typeof minimum === 'number' && value < minimum) ||
      (typeof maximum === 'number' && value > maximum) ||
      (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) ||
      (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum);
    const uneven = typeof multipleOf === 'number' && !isMultiple(value, multipleOf);
    if (outside || uneven) this.#add('out-of-range', path, `must be ${allowedWords(schema)}, but is ${value}`);
  }

  #text(value: string, schema: JsonSchema, path: Path): void {
    const { minLength, maxLength, pattern } = schema;
    if (
      (typeof minLength === 'number' && value.length < minLength) ||
      (typeof maxLength === 'number' && value.length > maxLength)
    ) {
      return this.#add('out-of-range', path, `must be ${allowedWords(schema)}, but has ${value.length} characters`);
    }
    if (typeof pattern === 'string' && !matcher(pattern).test(value)) {
      this.#add('wrong-form', path, `must be ${allowedWords(schema)}, but is ${shortJson(value)}`);
    }
  }

  #list(value: readonly Json[], schema: JsonSchema, path: Path): void {
    const { minItems, maxItems, items } = schema;
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
    const most = items === false ? first.length : maxItems;
    if (
      (typeof minItems === 'number' && value.length < minItems) ||
      (typeof most === 'number' && value.length > most)
    ) {
      return this.#add('out-of-range', path, `must be ${allowedWords(schema)}, but has ${value.length} entries`);
    }
    for (const [index, entry] of value.entries()) {
      const own = first[index] ?? items;
      if (isSchema(own)) this.value(entry, own, [...path, index]);
    }
  }

  #record(value: Readonly<Record<string, Json>>, schema: JsonSchema, path: Path): void {
    const properties = recordOf(schema.properties);
    for (const name of namesOf(schema.required)) {
      if (!Object.hasOwn(value, name)) this.#add('missing-param', [...path, name], 'has no value');
    }
    for (const [name, entry] of Object.entries(value)) {
      const own = [...path, name];
      if (isSchema(schema.propertyNames)) this.value(name, schema.propertyNames, own);
      if (Object.hasOwn(properties, name)) this.value(entry, recordOf(properties[name]), own);
      else if (schema.additionalProperties === false) this.#add('unknown-param', own, 'is not known here');
      else if (isSchema(schema.additionalProperties)) this.value(entry, schema.additionalProperties, own);
    }
  }
}

function isOfType(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return true;
  const types = Array.isArray(type) ? type : [type];
  const own = valueType(value);
  return types.some((name) => name === own || (name === 'number' && own === 'integer'));
}

function isChoice(value: Json, schema: JsonSchema): boolean {
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false;
  return schema.const === undefined || schema.const === value;
}

function hasConstants(value: Json, schema: JsonSchema): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  return Object.entries(recordOf(schema.properties)).every(
    ([name, property]) => recordOf(property).const === undefined || recordOf(property).const === value[name],
  );
}

/** Within what floating point leaves: 0.3 counts as a multiple of 0.1. */
function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
}

function isSchema(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordOf(value: Json | undefined): { [key: string]: Json } {
  return isSchema(value) ? value : {};
}

const noNames: readonly string[] = [];
const names = new WeakMap<readonly Json[], readonly string[]>();

/** Schemas do not change, and there are as few of them as node types. */
function namesOf(value: Json | undefined): readonly string[] {
  if (!Array.isArray(value)) return noNames;
  let known = names.get(value);
  if (!known) names.set(value, (known = value.filter((name) => typeof name === 'string')));
  return known;
}

function pathText(path: Path): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

/** JSON Schema patterns are Unicode ones; some written for older engines are not valid as such. */
function matcher(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}
