import type { ApiDocument, ApiOperation } from '../openapi/openApi.ts';
import type { JsonSchema } from '../openapi/schemaBook.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';

/** The OpenAPI document for people to read. */
export function apiPage(document: ApiDocument): string {
  return page(
    document.info.title,
    html`<h1>${document.info.title}</h1>
      <p class="words">
        ${document.info.description} Version ${document.info.version}, also as
        <a href="/api/openapi.json">OpenAPI 3.1</a>.
      </p>
      ${document.tags.map(({ name }) => section(name, document))}
      <h2>Shapes</h2>
      ${Object.entries(document.components.schemas).map(([name, schema]) => shape(name, schema))}`,
  );
}

function section(tag: string, document: ApiDocument): Html {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation.tags.includes(tag) ? [entry(method, path, operation)] : [],
    ),
  );
  return html`<h2>${tag}</h2>
    ${operations}`;
}

function entry(method: string, path: string, operation: ApiOperation): Html {
  return html`<details id="${operation.operationId}">
    <summary>
      <span class="method">${method.toUpperCase()}</span><code>${path}</code>
      <span class="words">${operation.summary}</span>
    </summary>
    <div>
      ${operation.description === undefined ? '' : html`<p>${operation.description}</p>`} ${parameters(operation)}
      ${Object.entries(operation.requestBody?.content ?? {}).map(
        ([type, { schema }]) =>
          html`<h3>Sent: ${type}</h3>
            ${code(schema)}`,
      )}
      ${Object.entries(operation.responses).map(
        ([status, { description, content }]) =>
          html`<h3>${status === 'default' ? 'Anything else' : status}: ${description}</h3>
            ${Object.values(content ?? {}).map(({ schema }) => code(schema))}`,
      )}
    </div>
  </details>`;
}

function parameters({ parameters: list = [] }: ApiOperation): Html | undefined {
  if (list.length === 0) return undefined;
  return html`<table>
    <tr>
      <th>Parameter</th>
      <th>Where</th>
      <th>What</th>
    </tr>
    ${list.map(
      (parameter) =>
        html`<tr>
          <td><code>${parameter.name}</code>${parameter.required ? '' : ' (optional)'}</td>
          <td>${parameter.in}</td>
          <td>${parameter.description ?? ''} <code>${JSON.stringify(parameter.schema)}</code></td>
        </tr>`,
    )}
  </table>`;
}

function shape(name: string, schema: JsonSchema): Html {
  return html`<details id="shape-${name}">
    <summary><code>${name}</code></summary>
    <div>${code(schema)}</div>
  </details>`;
}

function code(schema: JsonSchema): Html {
  return html`<pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>`;
}
