import { z } from 'zod';
import { zKeyRequest, zKeysAnswer } from '../../../runtime/protocol/settings.ts';
import { defineRoute, type Route } from '../route.ts';

const zName = z.strictObject({ name: z.string().min(1).max(100) });

/** Keys of the providers, by name. */
export const settingsRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/settings/keys',
    summary: 'List the keys by name, and whether each is set.',
    response: zKeysAnswer,
    run: async (_, { keys }) => ({ keys: keys.list() }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/settings/keys/:name',
    summary: 'Set a key; its value can not be read back.',
    params: zName,
    body: zKeyRequest,
    response: zKeysAnswer,
    example: { params: { name: 'FAL_KEY' }, body: { value: 'an-example-key' } },
    run: async ({ params, body }, { keys }) => {
      await keys.set(params.name, body.value);
      return { keys: keys.list() };
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/settings/keys/:name',
    summary: 'Remove a key that was set here.',
    params: zName,
    response: zKeysAnswer,
    example: { params: { name: 'FAL_KEY' } },
    run: async ({ params }, { keys }) => {
      await keys.remove(params.name);
      return { keys: keys.list() };
    },
  }),
];
