import { expect, test } from './browserTest.ts';
import { smallGraph } from './smallGraph.ts';

test('on a narrow screen the price comes first and is read to its end; the buttons have room beside each other', async ({
  page,
  server,
}) => {
  const { graph } = (await server.call('POST', '/api/graphs', { graph: smallGraph, name: 'Narrow' })) as {
    graph: { id: string };
  };
  await page.setViewportSize({ width: 300, height: 640 });
  await page.goto(`/graphs/${graph.id}`);
  const pill = page.getByTestId('price-pill');
  await expect(pill).toContainText('to run');
  const words = pill.locator('span');
  expect(await words.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(false);
  const [outer, inner] = [await pill.boundingBox(), await words.boundingBox()];
  if (!outer || !inner) throw new Error('The pill is not on the screen.');
  expect(inner.x + inner.width).toBeLessThan(outer.x + outer.width);
  await expect(words).toHaveText(/^(?:free|≥? ?\$[\d.]+.*) · \d+ to run · /);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('radio', { name: 'Final' })).toBeInViewport({ ratio: 1 });
});
