import { z } from 'zod';
import type { Asset } from '../graph/asset.ts';
import type { Json } from '../graph/json.ts';
import type { NodeTypeInfo, PortInfo, Resource } from '../graph/nodeTypeInfo.ts';
import type { PortKind, PortType } from '../graph/portType.ts';
import type { Problem } from '../graph/problem.ts';
import type { Model } from '../catalog/model.ts';
import type { Captions } from '../graph/captions.ts';
import type { Modality, RequestOf } from './requests.ts';
import type { WorkTools } from './workTools.ts';

interface ValueOfKind {
  text: string;
  number: number;
  boolean: boolean;
  image: Asset;
  video: Asset;
  audio: Asset;
  captions: Captions;
  json: Json;
  same: Value;
}

/** Stands in a list input for an element that could not be made, where the consumer asked for that. */
export interface FailedValue {
  failed: true;
  /** Node that failed, and why, for the slate. */
  node: string;
  message: string;
}

export function isFailedValue(value: unknown): value is FailedValue {
  return (
    typeof value === 'object' && value !== null && 'failed' in value && value.failed === true && 'message' in value
  );
}

/** What flows on a wire. */
export type Value = Asset | Captions | Json | readonly Value[];

interface PortWords {
  title?: string;
  description: string;
  /** For kind `same`: the kinds it may be bound to. */
  among?: readonly PortKind[];
  /** Only for `list/flatten`. */
  nested?: true;
  /** Of a list output: the list input that it always has as many elements as, so that unequal lists are found early. */
  lengthOf?: string;
}

/** An input that only a wire can feed. */
export interface WireInput<Kind extends PortKind | 'same', List extends boolean, Required extends boolean> {
  readonly kind: Kind;
  readonly list: List;
  readonly required: Required;
  readonly words: PortWords;
}

/** A scalar input that may also be typed into a field. */
export interface FieldInput<Kind extends 'text' | 'number' | 'boolean', Schema extends z.ZodType> {
  readonly kind: Kind;
  readonly list: false;
  readonly required: false;
  readonly schema: Schema;
  readonly words: PortWords;
}

export type InputSpec =
  WireInput<PortKind | 'same', boolean, boolean> | FieldInput<'text' | 'number' | 'boolean', z.ZodType>;
export type InputSpecs = Readonly<Record<string, InputSpec>>;

export interface OutputSpec<Kind extends PortKind | 'same' = PortKind | 'same', List extends boolean = boolean> {
  readonly kind: Kind;
  readonly list: List;
  readonly words: PortWords;
}
export type OutputSpecs = Readonly<Record<string, OutputSpec>>;

/** One value; the consumer is a problem while nothing is wired. */
export function required<Kind extends PortKind | 'same'>(kind: Kind, words: PortWords): WireInput<Kind, false, true> {
  return { kind, list: false, required: true, words };
}
/** One value or none. */
export function optional<Kind extends PortKind | 'same'>(kind: Kind, words: PortWords): WireInput<Kind, false, false> {
  return { kind, list: false, required: false, words };
}
/** Any number of values, singles and lists joined in edge order; at least one wire. */
export function requiredList<Kind extends PortKind | 'same'>(
  kind: Kind,
  words: PortWords,
): WireInput<Kind, true, true> {
  return { kind, list: true, required: true, words };
}
/** Any number of values, none included. */
export function optionalList<Kind extends PortKind | 'same'>(
  kind: Kind,
  words: PortWords,
): WireInput<Kind, true, false> {
  return { kind, list: true, required: false, words };
}
/** A scalar that is a field until a wire feeds it. Give the schema a default unless it must be filled in. */
export function field<Kind extends 'text' | 'number' | 'boolean', Schema extends z.ZodType>(
  kind: Kind,
  schema: Schema,
  words: PortWords,
): FieldInput<Kind, Schema> {
  return { kind, list: false, required: false, schema, words };
}
export function output<Kind extends PortKind | 'same'>(kind: Kind, words: PortWords): OutputSpec<Kind, false> {
  return { kind, list: false, words };
}
export function outputList<Kind extends PortKind | 'same'>(kind: Kind, words: PortWords): OutputSpec<Kind, true> {
  return { kind, list: true, words };
}

type InputValue<Spec> =
  Spec extends FieldInput<'text' | 'number' | 'boolean', infer Schema>
    ? z.output<Schema>
    : Spec extends WireInput<infer Kind, infer List, infer Required>
      ? List extends true
        ? readonly ValueOfKind[Kind][]
        : Required extends true
          ? ValueOfKind[Kind]
          : ValueOfKind[Kind] | undefined
      : never;
export type InputValues<Inputs extends InputSpecs> = { [Name in keyof Inputs]: InputValue<Inputs[Name]> };

type OutputValue<Spec> =
  Spec extends OutputSpec<infer Kind, infer List>
    ? List extends true
      ? readonly ValueOfKind[Kind][]
      : ValueOfKind[Kind]
    : never;
export type OutputValues<Outputs extends OutputSpecs> = { [Name in keyof Outputs]: OutputValue<Outputs[Name]> };

/** What a node's work sees beside its inputs and params. */
export interface NodeContext extends WorkTools {
  /** Names a file that the run hands out (copied to `--out` by the command line, offered for download by the server). */
  deliver(fileName: string, content: Asset | string): void;
  /** A finding that people should see on this node, without failing it. */
  warn(problem: Pick<Problem, 'code' | 'message'>): void;
  /** The graph as saved, secrets stripped; only for definitions that declare `readsGraph`. */
  graph(): string;
}

interface Common<Inputs extends InputSpecs, Outputs extends OutputSpecs, Params extends z.ZodObject> {
  /** `kind/verb` */
  type: string;
  /** Goes up when equal params and inputs would give another result: it is part of the cache key. */
  version: number;
  title: string;
  category: string;
  /** Shown in palette and inspector: what it does, in words for film people. */
  description: string;
  inputs: Inputs;
  outputs: Outputs;
  /** Only what `z.toJSONSchema` expresses: no transforms. Every param describes itself. */
  params: Params;
}

/** A node that does its work here: ffmpeg, text, lists. */
export interface LocalDefinition<
  Inputs extends InputSpecs,
  Outputs extends OutputSpecs,
  Params extends z.ZodObject,
> extends Common<Inputs, Outputs, Params> {
  resource: Exclude<Resource, 'provider'>;
  /** The param whose value is all that the node gives, by its only output. */
  gives?: keyof z.output<Params> & string;
  /** Names of params that decide nothing of the result: kept out of the cache key. */
  ignoredParams?: readonly (keyof z.output<Params> & string)[];
  /** The result holds the graph itself (the film file does): the graph's meaning enters the key. */
  readsGraph?: boolean;
  /**
   * List inputs whose failed or skipped elements come as `FailedValue` instead of making this node skipped
   * (the slate policy of concat).
   */
  acceptsFailures?(params: z.output<Params>): readonly (keyof Inputs & string)[];
  run(
    work: { inputs: InputValues<Inputs>; params: z.output<Params> },
    context: NodeContext,
  ): Promise<OutputValues<Outputs>> | OutputValues<Outputs>;
}

/** Every node that asks a model has this param: while its own model is down, those named here are asked, and no others. */
const zFallbacks = z
  .array(z.string().min(1).max(100))
  .max(5)
  .default([])
  .describe('Models that may be asked instead while the own one is down, in this order; none otherwise.');

/** A node that asks a model: the request is pure, so the plan can key and price it before anything runs. */
export interface ModelDefinition<
  Inputs extends InputSpecs,
  Outputs extends OutputSpecs,
  Params extends z.ZodObject,
  Kind extends Modality,
> extends Common<Inputs, Outputs, Params> {
  resource: 'provider';
  modality: Kind;
  /** The free local model that stands in at tier `animatic`. */
  localModel: string;
  /** Must have params `model` (an id of the catalog). `named` is that model whatever the tier: its offers bind the local one too. */
  request(work: { inputs: InputValues<Inputs>; params: z.output<Params>; named: Model }): RequestOf<Kind>;
  /** Turns the model's assets (with facts) into outputs. */
  respond(
    assets: readonly Asset[],
    work: { inputs: InputValues<Inputs>; params: z.output<Params> },
    context: NodeContext,
  ): Promise<OutputValues<Outputs>> | OutputValues<Outputs>;
}

type Untyped = {
  readonly info: NodeTypeInfo;
  /** Parses params, fields included, filling defaults. */
  readonly paramsSchema: z.ZodObject;
  readonly ignoredParams: ReadonlySet<string>;
  readonly readsGraph: boolean;
  /** Names of list inputs that take `FailedValue` elements under these params. */
  acceptsFailures(params: Readonly<Record<string, unknown>>): readonly string[];
};

/** A definition as the engine sees it: types checked once, at `defineNode`, and at run time by the schemas. */
export type NodeDefinition = Untyped &
  (
    | {
        readonly call: 'local';
        run(
          work: { inputs: Readonly<Record<string, Value | undefined>>; params: Readonly<Record<string, unknown>> },
          context: NodeContext,
        ): Promise<Record<string, Value>> | Record<string, Value>;
      }
    | {
        readonly call: 'model';
        readonly modality: Modality;
        readonly localModel: string;
        request(work: {
          inputs: Readonly<Record<string, Value | undefined>>;
          params: Readonly<Record<string, unknown>>;
          named: Model;
        }): RequestOf<Modality>;
        respond(
          assets: readonly Asset[],
          work: { inputs: Readonly<Record<string, Value | undefined>>; params: Readonly<Record<string, unknown>> },
          context: NodeContext,
        ): Promise<Record<string, Value>> | Record<string, Value>;
      }
  );

/**
 * Makes a node type. Everything about it is in this one object: ports, params, defaults, documentation and work.
 * @throws Error when the definition contradicts itself (a port named like a param, a schema that JSON Schema can not express)
 */
export function defineNode<
  const Inputs extends InputSpecs,
  const Outputs extends OutputSpecs,
  Params extends z.ZodObject,
  Kind extends Modality,
>(
  definition: LocalDefinition<Inputs, Outputs, Params> | ModelDefinition<Inputs, Outputs, Params, Kind>,
): NodeDefinition {
  const fields = Object.entries<InputSpec>(definition.inputs).flatMap(([name, spec]) =>
    'schema' in spec ? [[name, spec.schema] as const] : [],
  );
  for (const [name] of fields) {
    if (name in definition.params.shape) {
      throw new Error(`${definition.type}: "${name}" is both an input and a param.`);
    }
  }
  const paramsSchema = definition.params
    .extend('modality' in definition ? { fallbacks: zFallbacks } : {})
    .extend(Object.fromEntries(fields));
  const common: Untyped = {
    info: {
      type: definition.type,
      version: definition.version,
      title: definition.title,
      category: definition.category,
      description: definition.description,
      inputs: Object.entries<InputSpec>(definition.inputs).map(([name, spec]) => inputInfo(name, spec)),
      outputs: Object.entries<OutputSpec>(definition.outputs).map(([name, spec]) => ({
        name,
        title: spec.words.title ?? name,
        description: spec.words.description,
        type: portType(spec),
        required: false,
        field: false,
        ...(spec.words.lengthOf !== undefined && { lengthOf: spec.words.lengthOf }),
      })),
      params: z.toJSONSchema(paramsSchema, { io: 'input' }) as NodeTypeInfo['params'],
      resource: definition.resource,
      ...('modality' in definition && { modality: definition.modality, localModel: definition.localModel }),
      ...('gives' in definition && definition.gives !== undefined && { gives: definition.gives }),
    },
    paramsSchema,
    ignoredParams: new Set('ignoredParams' in definition ? definition.ignoredParams : []),
    readsGraph: 'readsGraph' in definition && (definition.readsGraph ?? false),
    acceptsFailures:
      'acceptsFailures' in definition && definition.acceptsFailures
        ? definition.acceptsFailures.bind(definition)
        : () => [],
  };
  // The engine hands over only what it has checked against the ports and the params schema, so the
  // precise types of the definition hold at run time; here they are set aside once.
  return (
    'modality' in definition
      ? {
          ...common,
          call: 'model',
          modality: definition.modality,
          localModel: definition.localModel,
          request: definition.request.bind(definition),
          respond: definition.respond.bind(definition),
        }
      : { ...common, call: 'local', run: definition.run.bind(definition) }
  ) as NodeDefinition;
}

function portType(spec: { kind: PortKind | 'same'; list: boolean; words: PortWords }): PortType {
  return {
    kind: spec.kind,
    list: spec.list,
    ...(spec.words.among && { among: [...spec.words.among] }),
    ...(spec.words.nested && { nested: true as const }),
  };
}

function inputInfo(name: string, spec: InputSpec): PortInfo {
  const isField = 'schema' in spec;
  return {
    name,
    title: spec.words.title ?? name,
    description: spec.words.description,
    type: portType(spec),
    required: isField ? !spec.schema.safeParse(undefined).success : spec.required,
    field: isField,
  };
}
