import { nodeDefinitions } from '../../../nodes/index.ts';
import type { NodeTypeInfo, PortInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import { type Command, exitCodes, flag, UsageError } from '../command.ts';

export const nodeTypesCommand: Command = {
  usage: '[--json]',
  help: [['--json', 'the whole definitions, with the JSON Schema of the params']],
  options: { json: { type: 'boolean' } },
  run: (context) => {
    const [extra] = context.positionals;
    if (extra !== undefined) throw new UsageError(`node-types takes no argument; "${extra}" is one too many.`);
    const infos = nodeDefinitions.map((definition) => definition.info);
    context.print(flag(context, 'json') ? JSON.stringify(infos, null, 2) : infos.map(listed).join('\n\n'));
    return Promise.resolve(exitCodes.done);
  },
};

function listed(info: NodeTypeInfo): string {
  const params = Object.keys(paramProperties(info)).filter((name) => !info.inputs.some((port) => port.name === name));
  return [
    `${info.type}  ${info.title}`,
    `  ${info.description}`,
    ...(info.inputs.length > 0 ? [`  in:     ${info.inputs.map(inputWords).join(', ')}`] : []),
    ...(info.outputs.length > 0 ? [`  out:    ${info.outputs.map(outputWords).join(', ')}`] : []),
    ...(params.length > 0 ? [`  params: ${params.join(', ')}`] : []),
    ...(info.localModel ? [`  free:   ${info.localModel}`] : []),
  ].join('\n');
}

function inputWords(port: PortInfo): string {
  return `${outputWords(port)}${port.required || port.type.list ? '' : '?'}`;
}

function outputWords({ name, type }: PortInfo): string {
  return `${name}: ${type.kind}${type.list ? '[]' : ''}`;
}

function paramProperties(info: NodeTypeInfo): Record<string, unknown> {
  const properties = info.params['properties'];
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? properties : {};
}
