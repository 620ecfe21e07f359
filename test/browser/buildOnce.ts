import { buildEditor } from '../../server/web/buildEditor.ts';

/** Before any server starts: each would build the same. */
export default async function buildOnce(): Promise<void> {
  await buildEditor((words) => process.stderr.write(`${words}\n`));
}
