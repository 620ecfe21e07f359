import { z } from 'zod';
import { zModel } from '../catalog/model.ts';
import { zNodeTypeInfo } from '../graph/nodeTypeInfo.ts';
import { zProblem } from '../graph/problem.ts';

/** What can be put into a graph. `problems` names the plug-in files that could not be used, each with the reason. */
export const zNodeTypesAnswer = z.strictObject({
  nodeTypes: z.array(zNodeTypeInfo),
  problems: z.array(zProblem),
});

export const zModelInfo = zModel.extend({
  /** Whether the key that this model needs is there; true where none is needed. */
  keyIsSet: z.boolean(),
  /** Whether this server can call the model's provider. */
  hasAdapter: z.boolean(),
});
export type ModelInfo = z.infer<typeof zModelInfo>;

export const zModelsAnswer = z.strictObject({ models: z.array(zModelInfo) });

export const zVoiceInfo = z.strictObject({
  /** What a speaking node names as its voice. */
  id: z.string(),
  /** Id of the model that has this voice. */
  model: z.string(),
  description: z.string(),
  sex: z.enum(['female', 'male']),
  /** Ages: child to 12, teen to 17, adult to 59, old from 60. */
  group: z.enum(['child', 'teen', 'adult', 'old']),
  /** Address of a spoken sentence, relative to the server. */
  preview: z.string(),
});
export type VoiceInfo = z.infer<typeof zVoiceInfo>;

export const zVoicesAnswer = z.strictObject({ voices: z.array(zVoiceInfo) });
