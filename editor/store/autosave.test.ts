import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyCommands } from '../../runtime/graph/applyCommands.ts';
import { commandsBetween } from '../../runtime/graph/commandsBetween.ts';
import { zGraph, type Graph } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { RequestError } from '../api/requestError.ts';
import { Autosave, type GraphsApi } from './autosave.ts';
import { GraphDocument } from './graphDocument.ts';
import { PendingCommands } from './pendingCommands.ts';

const first = zGraph.parse({
  format: 'shotgraph',
  version: 1,
  id: 'film',
  name: 'Film',
  nodes: {
    a: { type: 'text/value', typeVersion: 1, params: { text: 'one' } },
    b: { type: 'text/value', typeVersion: 1, params: { text: 'two' } },
  },
});

/** Keeps revisions as the server does: one that is stale is refused with 409. */
class Server implements GraphsApi {
  versions: Graph[] = [first];
  isDown = false;
  /** The next save is kept, but its answer is lost on the way. */
  losesAnswer = false;
  refuses = false;
  saves: { revision: number; commands: readonly GraphCommand[] }[] = [];

  get revision(): number {
    return this.versions.length;
  }

  get graph(): Graph {
    return this.versions.at(-1) ?? first;
  }

  save: GraphsApi['save'] = async (_, { revision, commands }) => {
    await this.#reach();
    if (this.refuses) throw new RequestError(422, { code: 'unprocessable', message: 'This can not be saved.' });
    if (revision !== this.revision) throw new RequestError(409, { code: 'stale', message: 'Somebody saved first.' });
    this.saves.push({ revision, commands });
    this.put(commands);
    if (this.losesAnswer) {
      this.losesAnswer = false;
      throw new RequestError(0, { code: 'unreachable', message: 'The server does not answer.' });
    }
    return { revision: this.revision, updatedAt: '2026-01-01T00:00:00Z' };
  };

  changesSince: GraphsApi['changesSince'] = async (_, since) => {
    await this.#reach();
    const before = this.versions[since - 1];
    if (!before) throw new RequestError(404, { code: 'missing', message: 'There is no such version.' });
    return { revision: this.revision, commands: commandsBetween(before, this.graph) };
  };

  /** What another tab saves. */
  put(commands: readonly GraphCommand[]): void {
    const applied = applyCommands(this.graph, commands);
    if (!applied.ok) throw new Error('This save does not fit.');
    this.versions.push(applied.graph);
  }

  async #reach(): Promise<void> {
    await Promise.resolve();
    if (this.isDown) throw new RequestError(0, { code: 'unreachable', message: 'The server does not answer.' });
  }
}

class Memory {
  readonly #entries = new Map<string, string>();
  getItem = (name: string) => this.#entries.get(name) ?? null;
  setItem = (name: string, value: string) => void this.#entries.set(name, value);
  removeItem = (name: string) => void this.#entries.delete(name);
}

const text = (node: string, value: string): GraphCommand => ({
  op: 'set-param',
  node: node as NodeId,
  param: 'text',
  value,
});

function open(server: Server, memory = new Memory()) {
  const { graph, revision } = server;
  const document = new GraphDocument(graph);
  const times = { createdAt: '', updatedAt: '' };
  const autosave = new Autosave(document, { graph, revision, ...times }, server, new PendingCommands(memory, graph.id));
  return { document, autosave, memory, textOf: (node: string) => document.graph.nodes[node as NodeId]?.params['text'] };
}

let server: Server;
beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
});
afterEach(() => vi.useRealTimers());

describe('saving', () => {
  it('sends what changed a little after the last change, as one save', async () => {
    const { document, autosave } = open(server);
    document.apply('Edit', [text('a', 'ONE')]);
    document.apply('Edit', [text('b', 'TWO')]);
    expect(server.saves).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(server.saves).toEqual([{ revision: 1, commands: [text('a', 'ONE'), text('b', 'TWO')] }]);
    expect(autosave.state.getState()).toMatchObject({ state: 'saved', revision: 2 });
  });

  it('saves undo and redo as the changes that they are', async () => {
    const { document, autosave } = open(server);
    document.apply('Edit', [text('a', 'ONE')]);
    document.undo();
    document.redo();
    await autosave.flush();
    expect(server.graph.nodes['a' as NodeId]?.params['text']).toBe('ONE');
    document.undo();
    await autosave.flush();
    expect(server.graph).toEqual(first);
  });

  it('loses nothing that is written while a save is under way', async () => {
    const { document, autosave } = open(server);
    document.apply('Edit', [text('a', 'ONE')]);
    const flushed = autosave.flush();
    document.apply('Edit', [text('b', 'TWO')]);
    await flushed;
    await vi.runAllTimersAsync();
    expect(server.graph.nodes).toEqual(document.graph.nodes);
  });

  it('goes on by itself when the server is back', async () => {
    const { document, autosave } = open(server);
    server.isDown = true;
    document.apply('Edit', [text('a', 'ONE')]);
    await vi.advanceTimersByTimeAsync(2500);
    expect(autosave.state.getState()).toMatchObject({ state: 'offline', message: 'The server does not answer.' });
    document.apply('Edit', [text('b', 'TWO')]);
    server.isDown = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(autosave.state.getState().state).toBe('saved');
    expect(server.graph.nodes).toEqual(document.graph.nodes);
  });

  it('knows its own save again when the answer to it was lost', async () => {
    const { document, autosave } = open(server);
    server.losesAnswer = true;
    document.apply('Edit', [text('a', 'ONE')]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(autosave.state.getState()).toMatchObject({ state: 'saved', revision: 2 });
    expect([server.revision, document.graph.nodes]).toEqual([2, server.graph.nodes]);
  });

  it('says what the server refuses, and tries again after the next change', async () => {
    const { document, autosave } = open(server);
    server.refuses = true;
    document.apply('Edit', [text('a', 'ONE')]);
    await autosave.flush();
    expect(autosave.state.getState()).toMatchObject({ state: 'refused', message: 'This can not be saved.' });
    server.refuses = false;
    document.undo();
    await vi.advanceTimersByTimeAsync(300);
    expect(autosave.state.getState().state).toBe('saved');
  });
});

describe('a reload', () => {
  it('takes up what had not been saved', async () => {
    const before = open(server);
    server.isDown = true;
    before.document.apply('Edit', [text('a', 'ONE')]);
    before.autosave.stop();
    server.isDown = false;
    const after = open(server, before.memory);
    await after.autosave.takeUp();
    expect(after.textOf('a')).toBe('ONE');
    await after.autosave.flush();
    expect(server.graph.nodes['a' as NodeId]?.params['text']).toBe('ONE');
    const again = open(server, before.memory);
    await again.autosave.takeUp();
    expect(again.autosave.state.getState().state).toBe('saved');
  });

  it('puts it over what others saved meanwhile when they changed something else', async () => {
    const before = open(server);
    before.document.apply('Edit', [text('a', 'ONE')]);
    before.autosave.stop();
    server.put([text('b', 'theirs')]);
    const after = open(server, before.memory);
    await after.autosave.takeUp();
    await after.autosave.flush();
    expect(server.graph.nodes).toMatchObject({ a: { params: { text: 'ONE' } }, b: { params: { text: 'theirs' } } });
  });

  it('asks when they changed the same', async () => {
    const before = open(server);
    before.document.apply('Edit', [text('a', 'ONE')]);
    before.autosave.stop();
    server.put([text('a', 'theirs')]);
    const after = open(server, before.memory);
    await after.autosave.takeUp();
    expect(after.autosave.state.getState().state).toBe('conflict');
    expect(after.textOf('a')).toBe('theirs');
    await after.autosave.settle('mine');
    expect(server.graph.nodes['a' as NodeId]?.params['text']).toBe('ONE');
  });
});

describe('another tab', () => {
  it('is merged in at once when nothing waits here', async () => {
    const { autosave, textOf } = open(server);
    server.put([text('b', 'theirs')]);
    await autosave.savedElsewhere(2);
    expect(textOf('b')).toBe('theirs');
    expect(autosave.state.getState()).toMatchObject({ state: 'saved', revision: 2, merged: 1 });
  });

  it('is merged with what waits here when both changed different things', async () => {
    const { document, autosave } = open(server);
    document.apply('Edit', [text('a', 'mine')]);
    server.put([text('b', 'theirs')]);
    await autosave.flush();
    expect(server.graph.nodes).toMatchObject({ a: { params: { text: 'mine' } }, b: { params: { text: 'theirs' } } });
    expect(document.graph.nodes).toEqual(server.graph.nodes);
  });

  it.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
  ] as const)('is a conflict when both changed the same, and %s can be kept', async (choice, kept) => {
    const { document, autosave, textOf } = open(server);
    document.apply('Edit', [text('a', 'mine')]);
    server.put([text('a', 'theirs')]);
    await autosave.flush();
    expect(autosave.state.getState().state).toBe('conflict');
    expect(autosave.state.getState().conflict?.theirs.nodes['a' as NodeId]?.params['text']).toBe('theirs');
    expect(textOf('a')).toBe('mine');
    await autosave.settle(choice);
    expect([textOf('a'), server.graph.nodes['a' as NodeId]?.params['text']]).toEqual([kept, kept]);
    expect(autosave.state.getState()).toMatchObject({ state: 'saved', conflict: undefined });
  });

  it('that took away a node that is edited here is a conflict, not a lost edit', async () => {
    const { document, autosave } = open(server);
    document.apply('Edit', [text('a', 'mine')]);
    server.put([{ op: 'remove-node', id: 'a' }]);
    await autosave.flush();
    expect(autosave.state.getState().state).toBe('conflict');
    await autosave.settle('theirs');
    expect(Object.keys(document.graph.nodes)).toEqual(['b']);
    document.undo();
    expect(Object.keys(document.graph.nodes)).toEqual(['b']);
  });
});
