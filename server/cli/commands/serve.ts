import { once } from 'node:events';
import { openServer } from '../../composition/server.ts';
import { watchLoop } from '../../log/watchLoop.ts';
import { buildEditor } from '../../web/buildEditor.ts';
import { cacheFolder } from '../cacheFolder.ts';
import { type Command, type CommandContext, exitCodes, textOption, UsageError } from '../command.ts';
import { isOurs } from '../strayErrors.ts';

/** Milliseconds that a stop may take before it says why. */
const patience = 2000;

export const serveCommand: Command = {
  usage: '[--port 4400] [--host 127.0.0.1] [--cache DIR] [--plugins DIR]',
  help: [
    ['--port', 'port to listen on (4400); 0 takes a free one'],
    ['--host', 'address to listen on (127.0.0.1); any other one needs SHOTGRAPH_TOKEN'],
    ['--cache', 'folder of the database and the files (.shotgraph)'],
    ['--plugins', 'folder with node types in files of their own; they run with the rights of the server'],
  ],
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    cache: { type: 'string' },
    plugins: { type: 'string' },
  },
  run: async (context) => {
    if (context.positionals.length > 0) throw new UsageError('"shotgraph serve" takes options only.');
    const host = textOption(context, 'host');
    const plugins = textOption(context, 'plugins');
    const editorFolder = await buildEditor((words) => context.say(words));
    const server = await openServer({
      editorFolder,
      ...{ cacheFolder: cacheFolder(context), env: context.env, port: portOption(context) },
      ...(host !== undefined && { host }),
      ...(plugins !== undefined && { pluginFolder: plugins }),
      // The address is the result, for people and scripts; the log goes where it can be kept apart from it.
      writeLog: (line) => context.draw(line),
    });
    // A plug-in that does not wait for its own work must not take the server down with it.
    const onStray = (error: unknown) => server.log.error({ err: error }, 'Something failed that nobody waited for.');
    const onUncaught = (error: unknown) => {
      onStray(error);
      if (isOurs(error, plugins ?? context.env['SHOTGRAPH_PLUGINS'])) process.exit(exitCodes.failed);
    };
    process.on('unhandledRejection', onStray);
    process.on('uncaughtException', onUncaught);
    const endWatch = watchLoop();
    context.print(`Shotgraph is ready: ${server.url}`);
    if (server.loginUrl !== undefined) context.print(`Log in, once: ${server.loginUrl}`);
    if (!context.signal.aborted) await once(context.signal, 'abort');
    const slow = setTimeout(() => {
      server.log.warn(
        'Some work does not stop at once. It is waited for, half a minute at most; a second Ctrl-C leaves it as it is, and the next start goes on with it.',
      );
    }, patience);
    await server.close();
    clearTimeout(slow);
    await endWatch();
    process.off('unhandledRejection', onStray);
    process.off('uncaughtException', onUncaught);
    return exitCodes.done;
  },
};

function portOption(context: CommandContext): number {
  const text = textOption(context, 'port') ?? '4400';
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new UsageError(`--port "${text}" is not a port: write a number from 0 to 65535.`);
  }
  return port;
}
