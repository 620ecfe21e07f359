import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './browserTest.ts';
import { RealServer } from './realServer.ts';
import { smallGraph } from './smallGraph.ts';

const packages = join(import.meta.dirname, '../fixtures/packages');

async function newGraph(server: RealServer, name: string): Promise<string> {
  const { graph } = (await server.call('POST', '/api/graphs', { graph: smallGraph, name })) as {
    graph: { id: string };
  };
  return graph.id;
}

/** A browser writes every refused or broken request on its console: those were meant. */
function expectRefusals(complaints: string[]): void {
  expect(complaints.length).toBeGreaterThan(0);
  for (const complaint of complaints.splice(0)) expect(complaint).toContain('Failed to load resource');
}

/** What a node's text is on the server by now. */
const textOf = (server: RealServer, id: string, node: string) => async () =>
  (
    (await server.call('GET', `/api/graphs/${id}`)) as {
      graph: { nodes: Record<string, { params: { text: string } }> };
    }
  ).graph.nodes[node]?.params.text;

/** Selects a node by the outline, and gives the field of its text. */
async function textField(page: Page, node: string) {
  const outline = page.getByRole('tree', { name: 'Outline of the graph' });
  if (!(await outline.isVisible())) await page.getByRole('button', { name: 'Outline', exact: true }).click();
  await page.locator(`[id="outline-${node}"]`).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  // It comes a moment after the selection; until then it is the form of another node.
  await expect(inspector.getByText(node, { exact: true })).toBeVisible();
  return inspector.getByLabel('Text', { exact: true });
}

// What a first start looks like is only seen where nobody has saved a graph.
test.use({ serverFor: 'first start' });

test('a first start shows three doors with moving results, and opens the example film', async ({ page }) => {
  await page.goto('/');
  for (const name of ['Start from a template', 'Drop a script', 'Wire it yourself']) {
    await expect(page.getByRole('article', { name })).toBeVisible();
  }
  const clip = page.getByRole('article', { name: 'Start from a template' }).locator('video');
  await expect.poll(() => clip.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.1);
  await page.getByRole('button', { name: 'Open the example film' }).click();
  await expect(page).toHaveURL(/\/graphs\//);
  await expect(page.getByTestId('price-pill')).toContainText('to run');
  await page.getByRole('link', { name: 'All graphs' }).click();
  await page.getByRole('button', { name: 'Vertical explainer' }).click();
  await expect(page.getByLabel('Name of the graph')).toHaveValue(/Vertical explainer/);
  await page.goto('/');
  await page.getByRole('button', { name: 'Empty canvas' }).click();
  await expect(page.getByLabel('Name of the graph')).toHaveValue('Untitled');
});

test('graphs are found, renamed, duplicated, thrown away and taken back', async ({ page, server }) => {
  await newGraph(server, 'Harbour at dusk');
  await newGraph(server, 'Éclair');
  await page.goto('/');
  const shelf = page.getByRole('region', { name: 'Your graphs' });
  await page.getByLabel('Search graphs').fill('harbour');
  await expect(shelf.getByRole('link')).toHaveCount(1);
  const more = async (name: string, action: string) => {
    await shelf.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  await more('Harbour at dusk', 'Rename');
  await page.getByLabel('Name of the graph').fill('Harbour at dawn');
  await page.keyboard.press('Enter');
  await expect(shelf.getByRole('link', { name: 'Open Harbour at dawn' })).toBeVisible();
  await more('Harbour at dawn', 'Duplicate');
  await expect(shelf.getByRole('link')).toHaveCount(2);
  await more('Harbour at dawn (copy)', 'Move to trash');
  await expect(shelf.getByRole('link')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(shelf.getByRole('link')).toHaveCount(2);
  await more('Harbour at dawn (copy)', 'Move to trash');
  await page.getByRole('tab', { name: 'Trash' }).click();
  await shelf.getByRole('button', { name: 'Delete Harbour at dawn (copy) for ever' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for ever' }).click();
  await expect(shelf.getByText('Nothing here is called like')).toBeVisible();
  await page.getByRole('tab', { name: 'Graphs' }).click();
  await expect(shelf.getByRole('link')).toHaveCount(1);
});

test('files dropped anywhere are opened by what they are, and refused in the words of the server', async ({
  page,
  complaints,
}) => {
  await page.goto('/');
  const drop = async (name: string, text: string) => {
    const transfer = await page.evaluateHandle(
      ([called, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content ?? ''], called ?? ''));
        return data;
      },
      [name, text],
    );
    await page.getByRole('region', { name: 'Your graphs' }).dispatchEvent('drop', { dataTransfer: transfer });
  };
  await drop('broken.fdx', '<FinalDraft><Content>');
  await expect(page.getByRole('status').filter({ hasText: 'broken.fdx' })).toBeVisible();
  await drop('small.graph.json', JSON.stringify({ ...smallGraph, name: 'Dropped' }));
  await expect(page.getByLabel('Name of the graph')).toHaveValue('Dropped');
  expectRefusals(complaints);
});

test('a package shows its breakdown: a doubt answered and a name corrected make another graph', async ({
  page,
  server,
}) => {
  await page.goto('/');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a folder' }).click(),
  ]);
  await chooser.setFiles(join(packages, 'redheaded'));
  await expect(page.getByRole('heading', { level: 1, name: 'The Red-Headed Job' })).toBeVisible();
  await expect(page.getByText('13 scenes · 116 shots · 69 lines · 11 people · 8 places')).toBeVisible();

  await page.getByRole('tab', { name: /Doubts 3/ }).click();
  await expect(page.getByText('As Vincent Spaulding he plays the eager half-wage assistant, and digs.')).toBeVisible();
  await page.getByLabel('John Clay and Vincent Spaulding are').selectOption('one person: John Clay');
  await page.getByLabel('LANDLORD is').selectOption('Duncan Ross');
  await expect(page.getByText('9 people')).toBeVisible();
  await expect(page.getByRole('tab', { name: /Doubts 1/ })).toBeVisible();
  await page
    .getByRole('group', { name: /CABMAN/ })
    .getByRole('button', { name: 'Right as it is' })
    .click();
  await expect(page.getByRole('tab', { name: /Doubts 0/ })).toBeVisible();

  await page.getByRole('tab', { name: /People 9/ }).click();
  await page.getByRole('button', { name: /^Jabez Wilson/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Jabez Wilson, Esquire');
  await expect(page.getByRole('button', { name: /^Jabez Wilson, Esquire/ })).toBeVisible();
  await page.getByRole('tab', { name: /Places 8/ }).click();
  await page.getByRole('button', { name: /Bank Vault/ }).click();
  await page.getByLabel('Description').fill('Iron, and cold.');
  await page.getByRole('tab', { name: /Scenes/ }).click();
  await page.getByRole('button', { name: 'Take none' }).click();
  await expect(page.getByRole('button', { name: 'Make the graph' })).toBeDisabled();
  await page.getByLabel('Scene 2 is in the film').check();
  await page.getByLabel('Picture size').selectOption('640 × 360');
  await page.getByRole('button', { name: 'Make the graph' }).click();
  await expect(page).toHaveURL(/\/graphs\//);
  const id = page.url().split('/').at(-1) ?? '';
  const made = (await server.call('GET', `/api/graphs/${id}`)) as { graph: object };
  expect(JSON.stringify(made.graph)).toContain('Jabez Wilson, Esquire');

  await page.goBack();
  const corrections = page.getByRole('region', { name: 'Your corrections' });
  await expect(corrections.getByText('LANDLORD is Duncan Ross')).toBeVisible();
  await corrections.getByRole('button', { name: 'Take back: LANDLORD is Duncan Ross' }).click();
  await expect(page.getByText('10 people')).toBeVisible();
});

test('a script of 60 scenes is looked through, and two of its places made one', async ({ page, server }) => {
  const scenes = Array.from({ length: 60 }, (_, scene) => {
    const speaker = `PERSON${String.fromCodePoint(65 + (scene % 26))}${scene % 2 === 0 ? 'A' : 'B'}`;
    return `INT. ROOM ${scene + 1} - DAY\n\n${speaker} (30, tall) enters.\n\n${speaker}\nHello, scene ${scene + 1}.\n`;
  });
  const script = await fetch(`${server.url}/api/screenplays?name=long.fountain`, {
    method: 'POST',
    body: `Title: Long\n\n${scenes.join('\n')}`,
  });
  const { id } = (await script.json()) as { id: string };
  await page.goto(`/screenplays/${id}`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Room 60' })).toBeAttached();
  await page.getByRole('tab', { name: /People/ }).click();
  await page.getByRole('tab', { name: /Places 60/ }).click();
  await page.getByRole('button', { name: /Room 60/ }).click();
  await page.getByLabel('The same place as').selectOption('Room 59');
  await expect(page.getByRole('tab', { name: /Places 59/ })).toBeVisible();
});

test('history tells what changed, names a version and brings one back', async ({ page, server }) => {
  const id = await newGraph(server, 'With history');
  await page.goto(`/graphs/${id}`);
  await (await textField(page, 'name')).fill('Yann');
  await expect.poll(textOf(server, id, 'name')).toBe('Yann');
  await page.getByRole('button', { name: 'Graph menu' }).click();
  await page.getByRole('menuitem', { name: 'History' }).click();
  const history = page.getByRole('complementary', { name: 'History' });
  await expect(history.getByText('text “Maelle” → “Yann”')).toBeVisible();
  await history.getByRole('button', { name: 'More for version 1' }).click();
  await page.getByRole('menuitem', { name: 'Name this version' }).click();
  await page.getByLabel('Name of the version').fill('First cut');
  await page.keyboard.press('Enter');
  await history.getByRole('button', { name: 'More for First cut' }).click();
  await page.getByRole('menuitem', { name: 'Compare with now' }).click();
  await expect(history.getByText('From then to now')).toBeVisible();
  await history.getByRole('button', { name: 'More for First cut' }).click();
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await expect.poll(textOf(server, id, 'name')).toBe('Maelle');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(textOf(server, id, 'name')).toBe('Yann');
});

test('two tabs that change the same are told apart, and each way out holds', async ({
  page,
  context,
  server,
  complaints,
}) => {
  const id = await newGraph(server, 'In two tabs');
  await page.goto(`/graphs/${id}`);
  const other = await context.newPage();
  await other.goto(`/graphs/${id}`);
  await (await textField(other, 'name')).waitFor();
  const mine = await textField(page, 'name');

  // What does not touch the same comes in by itself.
  await (await textField(other, 'hello')).fill('Everybody crosses.');
  await expect.poll(textOf(server, id, 'hello')).toBe('Everybody crosses.');
  await expect(await textField(page, 'hello')).toHaveValue('Everybody crosses.');
  await textField(page, 'name');

  const clash = async (hers: string, his: string) => {
    await page.route('**/api/graphs/**', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await mine.fill(hers);
    await (await textField(other, 'name')).fill(his);
    await expect.poll(textOf(server, id, 'name')).toBe(his);
    await page.unroute('**/api/graphs/**');
    await expect(page.getByRole('dialog', { name: 'This graph was changed in two places' })).toBeVisible();
    await expect(page.getByRole('dialog').getByText(hers)).toBeVisible();
    await expect(page.getByRole('dialog').getByText(his)).toBeVisible();
  };
  await clash('Anselm', 'Yann');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(textOf(server, id, 'name')).toBe('Anselm');
  await expect(await textField(other, 'name')).toHaveValue('Anselm');

  await clash('Coastguard', 'Nobody');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(mine).toHaveValue('Nobody');

  await clash('Ada', 'Bram');
  await page.getByRole('button', { name: 'Save mine as a copy' }).click();
  await expect(page).not.toHaveURL(new RegExp(`/graphs/${id}$`));
  await expect(page.getByLabel('Name of the graph')).toHaveValue('In two tabs (copy)');
  await expect(await textField(page, 'name')).toHaveValue('Ada');
  expect(await textOf(server, id, 'name')()).toBe('Bram');
  expectRefusals(complaints);
});

test('what the graph asks for and gives is chosen, and published as a node', async ({ page, server }) => {
  const id = await newGraph(server, 'Greeting');
  await page.goto(`/graphs/${id}`);
  await textField(page, 'name');
  await page.getByRole('button', { name: 'Graph menu' }).click();
  await page.getByRole('menuitem', { name: 'Inputs & outputs' }).click();
  const panel = page.getByRole('complementary', { name: 'Inputs & outputs' });
  await panel.getByRole('button', { name: 'Ask for Text' }).click();
  await panel.getByLabel('Title').fill('Who is greeted');
  await panel.getByRole('button', { name: /^Give/ }).click();
  await panel.getByRole('button', { name: 'Publish …' }).click();
  await page.getByRole('dialog').getByLabel('Short name').fill('greeting');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Published as template/greeting@1').first()).toBeVisible();
  const { inputs } = (await server.call('GET', '/api/publications/greeting/1')) as { inputs: unknown };
  expect(inputs).toEqual([{ name: 'text', title: 'Who is greeted', node: 'name', param: 'text' }]);
});

test('a key is set and removed and never shown, and theme and storage are where one looks for them', async ({
  page,
  server,
}) => {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Set FAL_KEY' }).click();
  await page.getByLabel('Value of FAL_KEY').fill('key-that-nobody-sees-0123456789');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Remove FAL_KEY' })).toBeVisible();
  expect(await page.content()).not.toContain('key-that-nobody-sees');
  await page.getByRole('button', { name: 'Remove FAL_KEY' }).click();
  await expect(page.getByRole('button', { name: 'Set FAL_KEY' })).toBeVisible();
  const { keys } = (await server.call('GET', '/api/settings/keys')) as { keys: { name: string; set: boolean }[] };
  expect(keys.find(({ name }) => name === 'FAL_KEY')).toMatchObject({ set: false });

  await page.getByRole('radio', { name: 'Light' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Make room' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('would go');
});

test('the outline is walked, opened and emptied by keys, and F6 goes round the screen', async ({ page, server }) => {
  const id = await newGraph(server, 'By keys');
  await page.goto(`/graphs/${id}`);
  await expect(page.getByTestId('price-pill')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+o');
  const tree = page.getByRole('tree', { name: 'Outline of the graph' });
  await expect(tree.getByRole('treeitem')).toHaveCount(5);
  await page.keyboard.press('F6');
  for (let presses = 0; presses < 4; presses += 1) {
    if (await tree.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('F6');
  }
  await expect(tree).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveCount(1);
  await expect(page.getByRole('region', { name: /^Wires of/ })).toContainText('to Join');
  await page.keyboard.press('Delete');
  await expect(tree.getByRole('treeitem')).toHaveCount(4);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(tree.getByRole('treeitem')).toHaveCount(5);
});

test('on a phone a graph is opened, run and watched, and nothing sticks out', async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await newGraph(server, 'On a phone');
  const sticksOut = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.goto('/');
  await page.getByRole('link', { name: 'Open On a phone' }).click();
  expect(await sticksOut()).toBe(0);
  const picture = page.locator('[id="outline-picture"]');
  await expect(picture).toContainText('to run');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(picture).toContainText('up to date');
  await picture.click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  expect(await sticksOut()).toBe(0);
  await page.getByRole('button', { name: 'Close the inspector' }).click();
  await picture.dblclick();
  const card = page.getByRole('article', { name: /^Generate picture/ });
  await expect(card.locator('img').first()).toBeVisible();
  expect(await sticksOut()).toBe(0);
});

test('where the server wants a token, a log-in link is taken, once', async ({ page, complaints }) => {
  const token = 'a-secret-that-is-long-enough-0123456789';
  const guarded = await RealServer.start({ SHOTGRAPH_TOKEN: token });
  try {
    const made = await fetch(`${guarded.url}/api/login-links`, {
      ...{ method: 'POST', headers: { authorization: `Bearer ${token}` } },
    });
    const { path } = (await made.json()) as { path: string };
    await page.goto(guarded.url);
    await expect(page.getByRole('heading', { name: 'Log in to Shotgraph' })).toBeVisible();
    await page.getByLabel('Log-in link').fill('what?');
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page.getByRole('alert')).toContainText('no log-in link');
    await page.getByLabel('Log-in link').fill(`${guarded.url}${path}`);
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page.getByRole('button', { name: 'Empty canvas' })).toBeVisible();
    await page.context().clearCookies();
    await page.goto(`${guarded.url}${path}`);
    await expect(page.getByRole('alert')).toContainText('used already');
  } finally {
    await guarded.remove();
  }
  expectRefusals(complaints);
});
