import { expect, test } from './browserTest.ts';
import { smallGraph } from './smallGraph.ts';

test('on a narrow screen the price keeps inside its pill, cut with dots', async ({ page, server }) => {
  const { graph } = (await server.call('POST', '/api/graphs', { graph: smallGraph, name: 'Narrow' })) as {
    graph: { id: string };
  };
  await page.setViewportSize({ width: 300, height: 640 });
  await page.goto(`/graphs/${graph.id}`);
  const pill = page.getByTestId('price-pill');
  await expect(pill).toContainText('to run');
  const words = pill.locator('span');
  expect(await words.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  await expect(words).toHaveCSS('text-overflow', 'ellipsis');
  const [outer, inner] = [await pill.boundingBox(), await words.boundingBox()];
  if (!outer || !inner) throw new Error('The pill is not on the screen.');
  expect(inner.x + inner.width).toBeLessThan(outer.x + outer.width);
});
