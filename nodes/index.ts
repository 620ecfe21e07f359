import type { NodeDefinition } from '../runtime/node/defineNode.ts';
import { exportFile } from './export/file.ts';
import { imageComposite } from './image/composite.ts';
import { imageEdit } from './image/edit.ts';
import { imageGenerate } from './image/generate.ts';
import { imageImport } from './image/import.ts';
import { listFlatten } from './list/flatten.ts';
import { listMake } from './list/make.ts';
import { listPick } from './list/pick.ts';
import { publishPost } from './publish/post.ts';
import { textJoin } from './text/join.ts';
import { textValue } from './text/value.ts';

/** Every node type that ships. A new one is its file and a line here. */
export const nodeDefinitions: readonly NodeDefinition[] = [
  textValue,
  textJoin,
  imageImport,
  imageGenerate,
  imageComposite,
  imageEdit,
  listMake,
  listPick,
  listFlatten,
  exportFile,
  publishPost,
];
