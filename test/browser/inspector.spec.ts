import { createCanvas } from '@napi-rs/canvas';
import type { Graph } from '../../runtime/graph/graph.ts';
import { expect, test } from './browserTest.ts';
import { goToNode } from './goToNode.ts';
import type { RealServer } from './realServer.ts';
import { smallGraph } from './smallGraph.ts';

async function saveSmall(server: RealServer, id: string): Promise<Graph> {
  const nodes = { ...smallGraph.nodes, own: { type: 'image/import', typeVersion: 1, params: {} } };
  const layout = { nodes: { ...smallGraph.layout.nodes, own: { x: 400, y: 460 } } };
  const { graph } = (await server.call('POST', '/api/graphs', {
    graph: { ...smallGraph, id, nodes, layout },
  })) as { graph: Graph };
  return graph;
}

const inputsOf = async (server: RealServer, id: string) => {
  const { graph } = (await server.call('GET', `/api/graphs/${id}`)) as { graph: Graph };
  return graph.inputs.map(({ node, param }) => `${node} ${param}`);
};

const paramsOf = async (server: RealServer, id: string, node: string) => {
  const { graph } = (await server.call('GET', `/api/graphs/${id}`)) as { graph: Graph };
  return Object.entries(graph.nodes).find(([each]) => each === node)?.[1].params;
};

test('params are written, chosen, reset and undone, each in a control of its kind', async ({ page, server }) => {
  const graph = await saveSmall(server, 'inspected');
  await page.goto(`/graphs/${graph.id}`);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await goToNode(page, graph, 'picture');

  // A text: one step of undo for each time that it is gone into.
  const prompt = inspector.getByLabel('Prompt', { exact: true });
  await prompt.fill('');
  await prompt.pressSequentially('A brass lamp');
  await inspector.getByLabel('Negative prompt', { exact: true }).fill('people');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(inspector.getByLabel('Negative prompt', { exact: true })).toHaveValue('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(prompt).toHaveValue('A lamp');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(prompt).toHaveValue('A brass lamp');

  // An input of the graph when it runs as a template, and no longer.
  const expose = inspector.getByRole('button', { name: 'Make Prompt an input of the graph', exact: true });
  await expose.click();
  await expect(expose).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => inputsOf(server, graph.id)).toEqual(['picture prompt']);
  await expose.click();
  await expect.poll(() => inputsOf(server, graph.id)).toEqual([]);

  // Numbers: typed, stepped, and of a shape.
  await inspector.getByRole('spinbutton', { name: 'Width' }).fill('640');
  await inspector.getByRole('spinbutton', { name: 'Height' }).fill('100');
  await inspector.getByRole('spinbutton', { name: 'Height' }).press('Shift+ArrowUp');
  await expect.poll(() => paramsOf(server, graph.id, 'picture')).toMatchObject({ width: 640, height: 110 });
  await inspector.getByLabel('Shape', { exact: true }).selectOption('1 : 1');
  await expect(inspector.getByRole('spinbutton', { name: 'Width' })).toHaveValue('1024');

  // A model, with what it costs and lacks.
  await inspector.getByRole('button', { name: /^Model/ }).click();
  await page.getByPlaceholder('Find a model').fill('nano');
  const option = page.getByRole('option', { name: /Nano Banana/ }).first();
  await expect(option).toContainText('$0.15 an image');
  await option.click();
  await expect(inspector.getByText('Animatic: Storyboard frame, free')).toBeVisible();
  await inspector.getByRole('button', { name: 'Reset Model' }).click();
  await expect(inspector.getByRole('button', { name: /^Model: FLUX/ })).toBeVisible();

  // What the picture shows, in words and choices.
  await inspector.getByRole('button', { name: 'Describe the picture' }).click();
  await inspector.getByRole('radio', { name: 'close up', exact: true }).click();
  await inspector.getByRole('radio', { name: 'storm' }).click();
  await inspector.getByRole('button', { name: 'Add a person', exact: true }).click();
  const person = inspector.getByRole('region', { name: 'Person 1' });
  await person.getByLabel('Face', { exact: true }).selectOption('afraid');
  await person.getByRole('radiogroup', { name: 'Place in the frame' }).getByText('left').click();
  await inspector.getByLabel('Props', { exact: true }).fill('lamp, radio,');
  await inspector.getByLabel('Props', { exact: true }).press('Enter');
  await expect
    .poll(() => paramsOf(server, graph.id, 'picture'))
    .toMatchObject({
      prompt: 'A brass lamp',
      depiction: {
        size: 'close-up',
        light: { weather: 'storm' },
        people: [{ name: 'Person 1', face: 'afraid', place: 'left' }],
        props: ['lamp', 'radio'],
      },
    });
});

test('wires hide fields and have an order; files are brought; many nodes are set at once', async ({ page, server }) => {
  const graph = await saveSmall(server, 'inspected-wires');
  await page.goto(`/graphs/${graph.id}`);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });

  await goToNode(page, graph, 'speak');
  await expect(inspector.getByLabel('Text', { exact: true })).toHaveCount(0);
  await inspector.getByRole('button', { name: /^Voice/ }).click();
  await page.getByPlaceholder(/^Find a voice/).fill('clara');
  await page.getByRole('option', { name: /Clara/ }).click();
  await expect.poll(() => paramsOf(server, graph.id, 'speak')).toMatchObject({ voice: 'clara' });
  await inspector.getByRole('button', { name: /from Join/ }).click();
  await expect(inspector.getByText('join', { exact: true })).toBeVisible();

  const wires = inspector.getByRole('button', { name: /^from Text/ });
  await expect(wires).toHaveCount(2);
  await inspector.getByRole('button', { name: 'Move wire 2 up' }).click();
  await expect
    .poll(async () => {
      const { graph: saved } = (await server.call('GET', `/api/graphs/${graph.id}`)) as { graph: Graph };
      return Object.entries(saved.edges)
        .filter(([, { to }]) => to.node === 'join')
        .map(([id, { order }]) => `${id}${order}`)
        .sort();
    })
    .toEqual(['a1', 'b0']);

  await goToNode(page, graph, 'own');
  await inspector.getByLabel('Source: file', { exact: true }).setInputFiles({
    name: 'own.png',
    mimeType: 'image/png',
    buffer: createCanvas(64, 36).toBuffer('image/png'),
  });
  await expect(inspector.getByRole('img')).toBeVisible();
  await expect(inspector.getByText('64 × 36')).toBeVisible();
  await expect
    .poll(() => paramsOf(server, graph.id, 'own'))
    .toMatchObject({
      source: expect.stringMatching(/^asset:[0-9a-f]{64}$/),
    });

  await goToNode(page, graph, 'hello');
  await page.keyboard.press('Shift+Digit1');
  await expect(async () => {
    await goToNode(page, graph, 'hello');
    await page
      .locator('.react-flow__node[data-id="name"]')
      .click({ modifiers: ['Shift'], position: { x: 120, y: 15 }, timeout: 1000 });
    await expect(inspector.getByRole('heading', { name: '2 nodes' })).toBeVisible({ timeout: 1000 });
  }).toPass();
  const text = inspector.getByLabel('Text', { exact: true });
  await expect(text).toHaveAttribute('placeholder', 'Mixed');
  await text.fill('Both');
  await expect.poll(() => paramsOf(server, graph.id, 'name')).toEqual({ text: 'Both' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => paramsOf(server, graph.id, 'name')).toEqual({ text: 'Maelle' });
  await expect.poll(() => paramsOf(server, graph.id, 'hello')).toEqual({ text: 'Nobody crosses tonight.' });
});
