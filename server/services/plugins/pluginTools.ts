import { z } from 'zod';
import { Fault } from '../../../runtime/graph/fault.ts';
import {
  defineNode,
  field,
  optional,
  optionalList,
  output,
  outputList,
  required,
  requiredList,
} from '../../../runtime/node/defineNode.ts';

/** What a plug-in file is given, so that it needs to import nothing. */
export const pluginTools = {
  ...{ defineNode, z, Fault },
  ...{ field, required, requiredList, optional, optionalList, output, outputList },
};
export type PluginTools = typeof pluginTools;
