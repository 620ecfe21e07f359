import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const own = pathToFileURL(resolve(import.meta.dirname, '..', '..')).href;

/**
 * Whether an error that nobody caught arose in our own code, whose state is then unknown. One that a plug-in throws when
 * nobody waits for it (in a timer, in an event) has no frame of ours, or one of the plug-in's before it.
 */
export function isOurs(error: unknown, pluginFolder: string | undefined): boolean {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frame = stack.split('\n').find((line) => /^\s*at /.test(line) && /file:|\(?\/|[A-Z]:\\/.test(line));
  if (frame === undefined) return false;
  const plugins = pluginFolder === undefined ? undefined : resolve(pluginFolder);
  if (plugins !== undefined && (frame.includes(pathToFileURL(plugins).href) || frame.includes(plugins))) return false;
  return frame.includes(own) || frame.includes(resolve(import.meta.dirname, '..', '..'));
}
