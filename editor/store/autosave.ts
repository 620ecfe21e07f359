import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyCommands } from '../../runtime/graph/applyCommands.ts';
import { commandsBetween } from '../../runtime/graph/commandsBetween.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { SavedGraph } from '../../runtime/protocol/graphs.ts';
import type { Api } from '../api/api.ts';
import { RequestError } from '../api/requestError.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { PendingCommands } from './pendingCommands.ts';
import { touchSame } from './touched.ts';

export interface Conflict {
  /** The graph as the other one saved it. */
  readonly theirs: Graph;
  readonly revision: number;
}

export interface SaveState {
  readonly state: 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';
  /** Of the last save that is known. */
  readonly revision: number;
  /** Why it is offline or refused, for people. */
  readonly message?: string | undefined;
  readonly conflict?: Conflict | undefined;
  /** Somebody else's changes came in so many times: to tell people. */
  readonly merged: number;
}

const quietMilliseconds = 250;
const retryMilliseconds = 1500;

/**
 * Sends the document's commands to the server against a revision, a little after the last change. Another save that
 * touched other things is merged in; one that touched the same waits for a person's decision.
 */
export class Autosave {
  readonly state: StoreApi<SaveState>;
  readonly #document: GraphDocument;
  readonly #api: Api['graphs'];
  readonly #pendingStore: PendingCommands;
  /** The graph of `revision`: what both sides' changes are measured against. */
  #base: Graph;
  #pending: GraphCommand[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #stopped = false;

  constructor(document: GraphDocument, saved: SavedGraph, api: Api['graphs'], pendingStore: PendingCommands) {
    this.#document = document;
    this.#api = api;
    this.#pendingStore = pendingStore;
    this.#base = saved.graph;
    this.state = createStore<SaveState>(() => ({ state: 'saved', revision: saved.revision, merged: 0 }));
    document.onCommands((commands) => this.#add(commands));
  }

  /** Takes up what was not saved before the page went away. */
  async takeUp(): Promise<void> {
    const left = this.#pendingStore.read();
    if (!left || left.commands.length === 0) return;
    const { revision } = this.state.getState();
    if (left.revision === revision) {
      this.#document.apply('Changes from before', left.commands);
      return;
    }
    const base = await this.#api.version(this.#document.id, left.revision).catch(() => undefined);
    const applied = applyCommands(this.#base, left.commands);
    const theirs = base && commandsBetween(base.graph, this.#base);
    if (theirs && applied.ok && !touchSame(left.commands, theirs)) {
      this.#document.apply('Changes from before', left.commands);
      return;
    }
    this.#pending = left.commands;
    this.#show({ state: 'conflict', conflict: { theirs: this.#base, revision } });
  }

  /** Saves now what waits; resolves when the server has everything, or can not take it. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#pending.length > 0 && !this.#isStuck) {
      await (this.#saving ?? this.#save());
      if (this.state.getState().state === 'offline') return;
    }
    await this.#saving;
  }

  /** Another tab, or the server itself, saved the graph. */
  async savedElsewhere(revision: number): Promise<void> {
    await this.#saving;
    if (revision <= this.state.getState().revision || this.#isStuck) return;
    await this.#meet(await this.#api.read(this.#document.id));
  }

  /** Ends a conflict: my changes over theirs, or theirs alone. */
  async settle(choice: 'mine' | 'theirs'): Promise<void> {
    const { conflict } = this.state.getState();
    if (!conflict) return;
    const mine = this.#pending;
    this.#pending = [];
    this.#base = conflict.theirs;
    const applied = choice === 'mine' ? applyCommands(conflict.theirs, mine) : undefined;
    this.#document.replace(applied?.ok ? applied.graph : conflict.theirs);
    if (applied?.ok) this.#pending = mine;
    this.#show({ state: 'waiting', revision: conflict.revision, conflict: undefined, message: undefined });
    this.#keep();
    if (this.#pending.length === 0) this.#show({ state: 'saved' });
    await this.flush();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  get #isStuck(): boolean {
    const { state } = this.state.getState();
    return state === 'conflict' || state === 'refused';
  }

  #add(commands: readonly GraphCommand[]): void {
    this.#pending.push(...commands);
    this.#keep();
    if (this.state.getState().state === 'conflict') return;
    this.#show({ state: 'waiting' });
    this.#later(quietMilliseconds);
  }

  #keep(): void {
    this.#pendingStore.write(this.state.getState().revision, this.#pending);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  #save(): Promise<void> {
    this.#saving ??= this.#send().finally(() => {
      this.#saving = undefined;
      const { state } = this.state.getState();
      if (this.#pending.length > 0 && state !== 'offline' && !this.#isStuck) this.#later(quietMilliseconds);
    });
    return this.#saving;
  }

  async #send(): Promise<void> {
    const commands = this.#pending;
    if (commands.length === 0) return;
    this.#show({ state: 'saving' });
    const { revision } = this.state.getState();
    try {
      const saved = await this.#api.save(this.#document.id, { revision, commands });
      this.#pending = this.#pending.slice(commands.length);
      const applied = applyCommands(this.#base, commands);
      if (applied.ok) this.#base = applied.graph;
      const isAll = this.#pending.length === 0;
      this.#show({ state: isAll ? 'saved' : 'waiting', revision: saved.revision, message: undefined });
      this.#keep();
    } catch (error) {
      await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (!(error instanceof RequestError)) throw error;
    if (error.isPassing) {
      this.#show({ state: 'offline', message: error.message });
      this.#later(retryMilliseconds);
      return;
    }
    if (!error.isConflict) {
      this.#show({ state: 'refused', message: error.message });
      return;
    }
    try {
      await this.#meet(await this.#api.read(this.#document.id));
    } catch (again) {
      this.#show({ state: 'offline', message: again instanceof Error ? again.message : String(again) });
      this.#later(retryMilliseconds);
    }
  }

  /** Brings another one's save and what waits here together. */
  async #meet({ graph, revision }: SavedGraph): Promise<void> {
    const mine = this.#pending;
    const applied = applyCommands(graph, mine);
    if (!applied.ok || (mine.length > 0 && touchSame(mine, commandsBetween(this.#base, graph)))) {
      this.#show({ state: 'conflict', conflict: { theirs: graph, revision } });
      return;
    }
    this.#base = graph;
    this.#document.replace(applied.graph);
    const { merged } = this.state.getState();
    this.#show({ state: mine.length > 0 ? 'waiting' : 'saved', revision, merged: merged + 1 });
    this.#keep();
    if (mine.length > 0) this.#later(0);
  }

  #show(change: Partial<SaveState>): void {
    this.state.setState(change);
  }
}
