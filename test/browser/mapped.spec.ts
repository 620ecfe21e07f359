import { expect, test } from './browserTest.ts';
import { smallGraph } from './smallGraph.ts';

const { hello, name, picture } = smallGraph.nodes;
/** A picture for each text of a list. */
const mapped = {
  ...smallGraph,
  id: 'mapped',
  nodes: { hello, name, list: { type: 'list/make', typeVersion: 1, params: {} }, picture },
  edges: {
    a: { from: { node: 'hello', port: 'text' }, to: { node: 'list', port: 'items' }, order: 0 },
    b: { from: { node: 'name', port: 'text' }, to: { node: 'list', port: 'items' }, order: 1 },
    c: { from: { node: 'list', port: 'list' }, to: { node: 'picture', port: 'prompt' } },
  },
  layout: {
    nodes: { hello: { x: 0, y: 0 }, name: { x: 0, y: 260 }, list: { x: 400, y: 80 }, picture: { x: 800, y: 80 } },
  },
};

test('a card that shows the first of several says how many there are; another take of all is asked about', async ({
  page,
  server,
}) => {
  const { graph } = (await server.call('POST', '/api/graphs', { graph: mapped })) as { graph: { id: string } };
  await page.goto(`/graphs/${graph.id}`);
  const card = page.locator('.react-flow__node[data-id="picture"]');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByTestId('price-pill')).toContainText('nothing to run', { timeout: 60_000 });
  await expect(card.getByRole('img').first()).toBeVisible();
  await expect(card.getByText('1 of 2', { exact: true })).toBeVisible();
  await card.locator('header').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('button', { name: 'Another take' }).click();
  const question = page.getByRole('dialog', { name: 'Another take' });
  await expect(question.getByRole('button', { name: 'Make it, free' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(page.getByTestId('price-pill')).toContainText('nothing to run');
});
