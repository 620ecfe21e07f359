import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { LedgerItem, LedgerQuery } from '../../runtime/protocol/ledger.ts';
import { emptyRunState } from '../../runtime/events/runState.ts';
import { Submissions, type SubmissionsParts } from './submissions.ts';
import { Toasts } from './toasts.ts';

const entry: LedgerItem = {
  ...{ id: 'e', run: 'first', graph: 'film', task: 'a', key: 'k', provider: 'paid', model: 'paid/image' },
  ...{ state: 'unknown', reserved: 50_000, createdAt: '2026-01-01T00:00:00Z' },
};

/** The desk of a graph whose provider can not be asked; what it asked the ledger for. */
function desk() {
  const asked: Partial<LedgerQuery>[] = [];
  const followed: string[] = [];
  const state = createStore(() => ({ ...emptyRunState, run: 'second' }));
  const api = {
    ledger: async (query: Partial<LedgerQuery>) => {
      asked.push(query);
      return { entries: [entry] };
    },
    resolve: async (_id: string, { choice }: { choice: string }) => {
      if (choice === 'check') throw new Error('paid can not be asked.');
      const isAgain = choice === 'submit-again';
      return { entry: { ...entry, state: 'released' }, message: 'Said.', ...(isAgain && { run: 'third' }) };
    },
  };
  const run = { state, follow: (id: string) => (followed.push(id), state.setState({ run: id })) };
  const parts = { graph: 'film', api, run, toasts: new Toasts() } as unknown as SubmissionsParts;
  return { submissions: new Submissions(parts), asked, followed, run };
}

it('shows what is in doubt of the graph, whichever run sent it', async () => {
  const { submissions, asked } = desk();
  await submissions.load();
  expect(asked).toEqual([{ graph: 'film', state: 'unknown' }]);
  expect(submissions.state.getState().entries).toEqual([entry]);
});

it('keeps an entry in doubt when its provider can not be asked, and says why', async () => {
  const { submissions } = desk();
  await submissions.load();
  expect(await submissions.resolve('e', 'check', true)).toBe(false);
  expect(submissions.state.getState()).toMatchObject({
    entries: [entry],
    decided: [],
    refusal: { entry: 'e', message: 'paid can not be asked.' },
  });
});

it('tells what was decided until another run is shown', async () => {
  const { submissions, run } = desk();
  await submissions.load();
  expect(await submissions.resolve('e', 'count-as-failed', true)).toBe(false);
  const { entries, decided } = submissions.state.getState();
  expect(entries).toEqual([]);
  expect(decided).toMatchObject([{ entry: { id: 'e' }, message: 'Said.' }]);
  run.follow('third');
  expect(submissions.state.getState().decided).toEqual([]);
});

it('follows the run that submits again', async () => {
  const { submissions, followed } = desk();
  await submissions.load();
  expect(await submissions.resolve('e', 'submit-again', false)).toBe(true);
  expect(followed).toEqual(['third']);
});
