import type { Page } from '@playwright/test';
import { accessibilityFindings } from './accessibilityFindings.ts';
import { expect } from './browserTest.ts';
import { type PaidServer, test } from './paidTest.ts';

const picture = (title: string, prompt: string) => ({
  ...{ type: 'image/generate', typeVersion: 1, title },
  params: { model: 'paid/image', prompt },
});

/** Opens a graph of pictures that cost five cents each, by title, in the tier that pays. */
async function openPictures(page: Page, paid: PaidServer, name: string, titles: readonly string[]): Promise<void> {
  const ids = titles.map((_, index) => `n${index}`);
  const id = await paid.save({
    ...{ format: 'shotgraph', version: 1, id: 'pictures', name },
    nodes: Object.fromEntries(titles.map((title, index) => [ids[index], picture(title, `${name}: ${title}`)])),
    layout: { nodes: Object.fromEntries(ids.map((node, index) => [node, { x: index * 400, y: 0 }])) },
  });
  await page.goto(`/graphs/${id}`);
  await page.getByRole('radio', { name: 'Final' }).click();
  await expect(page.getByTestId('price-pill')).toContainText(`${titles.length} to run`);
}

const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();
const card = (page: Page, title: string) => page.getByRole('article', { name: new RegExp(`^${title}:`) });
const pill = (page: Page) => page.getByTestId('price-pill');

/** What the provider was asked for, of one graph. */
const taken = (paid: PaidServer, name: string) => paid.provider.taken.filter((prompt) => prompt.startsWith(name));

test.beforeEach(async ({ page, paid }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  Object.assign(paid.behaviour, { cut: undefined, refuses: false });
});

test('a run above the limit asks first, stops at its cap, and goes on when that is raised', async ({ page, paid }) => {
  await page.goto('/settings');
  await page.getByLabel('Dollars above which a run asks first').fill('0.05');
  await openPictures(page, paid, 'Capped', ['Lamp room', 'The stair']);
  await run(page);
  const dialog = page.getByRole('dialog', { name: 'Run for $0.10?' });
  await expect(dialog).toContainText(/To make\s*2 tasks, about \d+ s/);
  await expect(dialog).toContainText('costs more than $0.05 asks first');
  expect(await accessibilityFindings(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await expect(dialog).toBeHidden();
  expect(taken(paid, 'Capped')).toEqual([]);

  await run(page);
  await dialog.getByLabel('Stop before it costs more than').fill('0.07');
  await dialog.getByRole('button', { name: 'Run for $0.10' }).click();
  await page.getByRole('button', { name: 'Over budget' }).click();
  const raise = page.getByRole('dialog', { name: 'Over budget' });
  await expect(raise).toContainText('$0.05 is spent, and 1 task needs $0.05 more. Raise the cap to at least $0.10.');
  expect(await accessibilityFindings(page, '[role=dialog]')).toEqual([]);
  expect(taken(paid, 'Capped')).toHaveLength(1);
  const goOn = raise.getByRole('button', { name: 'Raise the cap and go on' });
  await raise.getByLabel('New cap').fill('0.05');
  await expect(goOn).toBeDisabled();
  await raise.getByLabel('New cap').fill('0.10');
  await goOn.click();
  await expect(pill(page)).toContainText('nothing to run');
  expect(taken(paid, 'Capped').toSorted()).toEqual(['Capped: Lamp room', 'Capped: The stair']);
});

test('of a submission in doubt the provider is asked, and its result is fetched without another', async ({
  page,
  paid,
}) => {
  paid.behaviour.cut = 'after taking';
  await openPictures(page, paid, 'Asked', ['Lamp room']);
  await run(page);
  await page.getByRole('button', { name: '1 submission in doubt' }).click();
  const doubt = page.getByRole('dialog').getByRole('region', { name: 'Lamp room' });
  await expect(doubt).toContainText('Paid pictures · $0.05 · sent');
  expect(await accessibilityFindings(page, '[role=dialog]')).toEqual([]);
  paid.behaviour.cut = undefined;
  await doubt.getByRole('button', { name: 'Ask the provider' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nothing is in doubt any more' });
  await expect(dialog.getByRole('status')).toContainText('The provider has the job.');
  expect(await accessibilityFindings(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Retry the run' }).click();
  await expect(pill(page)).toContainText('nothing to run');
  await expect(card(page, 'Lamp room').getByRole('img').first()).toBeVisible();
  expect(taken(paid, 'Asked')).toHaveLength(1);
});

test('a submission in doubt counts as failed, another is submitted again', async ({ page, paid }) => {
  paid.behaviour.cut = 'after taking';
  await openPictures(page, paid, 'Decided', ['Lamp room', 'The stair']);
  await run(page);
  await page.getByRole('button', { name: '2 submissions in doubt' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('region', { name: 'Lamp room' }).getByRole('button', { name: 'Count as failed' }).click();
  await expect(dialog.getByRole('status')).toHaveText(/Lamp room.*counts as failed. It counts as charged./);
  expect(taken(paid, 'Decided')).toHaveLength(2);
  await page.keyboard.press('Escape');
  await expect(card(page, 'Lamp room').getByRole('button', { name: 'Run Lamp room' })).toBeVisible();
  await expect(card(page, 'The stair')).toContainText('in doubt: it may have been charged');
  await page.getByRole('button', { name: '1 submission in doubt' }).click();
  paid.behaviour.cut = undefined;
  const stair = dialog.getByRole('region', { name: 'The stair' });
  await stair.getByRole('checkbox', { name: /^It was charged/ }).uncheck();
  await stair.getByRole('button', { name: 'Submit again for $0.05' }).click();
  await expect(dialog).toBeHidden();
  await expect(pill(page)).toContainText('nothing to run');
  expect(taken(paid, 'Decided').toSorted()).toEqual([
    ...['Decided: Lamp room', 'Decided: Lamp room'],
    ...['Decided: The stair', 'Decided: The stair'],
  ]);
});

test('a run over budget shows what is in doubt as well', async ({ page, paid }) => {
  paid.behaviour.cut = 'before taking';
  await openPictures(page, paid, 'Both', ['Lamp room', 'The stair']);
  await pill(page).click();
  await page.getByLabel('Stop before it costs more than').fill('0.07');
  await page.keyboard.press('Escape');
  await run(page);
  await expect(page.getByRole('button', { name: 'Over budget' })).toBeVisible();
  // On a phone all of it has room beside the way to run.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: '1 submission in doubt' }).click();
  await page.getByRole('button', { name: 'Ask the provider' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('nothing was charged');
});

test('a job that its provider refused says that it was not charged, and is retried', async ({ page, paid }) => {
  paid.behaviour.refuses = true;
  await openPictures(page, paid, 'Refused', ['Lamp room']);
  await run(page);
  await expect(card(page, 'Lamp room')).toContainText('failed, not charged: The provider answered 403.');
  await expect(page.getByRole('button', { name: 'Retry 1 failed' })).toBeVisible();
  paid.behaviour.refuses = false;
  await page.getByRole('button', { name: 'Retry 1 failed' }).click();
  await expect(pill(page)).toContainText('nothing to run');
  expect(taken(paid, 'Refused')).toEqual(['Refused: Lamp room']);
});
