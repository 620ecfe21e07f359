import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyCommands } from '../../runtime/graph/applyCommands.ts';
import { commandsBetween } from '../../runtime/graph/commandsBetween.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { SavedGraph } from '../../runtime/protocol/graphs.ts';
import type { Api } from '../api/api.ts';
import { RequestError } from '../api/requestError.ts';
import type { GraphDocument } from './graphDocument.ts';
import { newId } from './newId.ts';
import type { PendingCommands } from './pendingCommands.ts';
import { touchSame } from './touched.ts';

/** Both sides changed the same since `base`, and a person has to say which holds. */
export interface Conflict {
  readonly base: Graph;
  /** As the other one saved it. */
  readonly theirs: Graph;
  readonly revision: number;
  /** What waits here, not saved. */
  readonly mine: readonly GraphCommand[];
}

export interface SaveState {
  /** `refused`: the server will not take what waits here, however often it is sent. */
  readonly state: 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';
  /** Of the last save that is known. */
  readonly revision: number;
  /** Why it is offline or refused, for people. */
  readonly message?: string | undefined;
  readonly conflict?: Conflict | undefined;
  /** Somebody else's changes came in so many times: to tell people. */
  readonly merged: number;
}

export type GraphsApi = Pick<Api['graphs'], 'save' | 'changesSince'>;

const quietMilliseconds = 250;
const retryMilliseconds = 1500;

/**
 * Sends the document's commands to the server against a revision, a little after the last change. Another save that
 * touched other things is merged in; one that touched the same waits for a person's decision.
 */
export class Autosave {
  readonly state: StoreApi<SaveState>;
  readonly #document: GraphDocument;
  readonly #api: GraphsApi;
  readonly #pendingStore: PendingCommands;
  /** By which the server tells our own saves from those of others. */
  readonly #client = newId();
  /** The graph of the last revision that is known: without what waits here. */
  #base: Graph;
  #pending: readonly GraphCommand[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Requests go one after another. */
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(document: GraphDocument, saved: SavedGraph, api: GraphsApi, pendingStore: PendingCommands) {
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
    const theirs =
      left.revision === revision
        ? { revision, commands: [] }
        : await this.#api.changesSince(this.#document.id, left.revision).catch(() => undefined);
    if (isAlready(left.commands, this.#base)) return this.#keep();
    const isFree = theirs !== undefined && !touchSame(left.commands, theirs.commands);
    if (isFree && this.#document.apply('Changes from before', left.commands)) return;
    this.#pending = left.commands;
    this.#meetConflict(this.#base, revision);
  }

  /** Saves now what waits; resolves when the server has everything, or it can not be sent. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#inTurn(() => this.#sendAll());
  }

  /** Somebody saved the graph: this tab, another one, or the server itself. */
  async savedElsewhere(revision: number, client?: string): Promise<void> {
    if (client === this.#client) return;
    await this.#inTurn(async () => {
      if (revision > this.state.getState().revision && !this.#isStuck) await this.#takeTheirs();
    });
  }

  /** Ends a conflict: what waits here goes over what the other one saved, or is given up. */
  async settle(choice: 'mine' | 'theirs'): Promise<void> {
    const { conflict } = this.state.getState();
    if (!conflict) return;
    const { theirs, revision } = conflict;
    const applied = applyCommands(theirs, choice === 'mine' ? this.#pending : []);
    // A part that my changes need is gone: theirs is all that there is to go on from.
    if (!applied.ok || choice === 'theirs') this.#pending = [];
    this.#base = theirs;
    this.#document.replace(applied.ok ? applied.graph : theirs);
    this.#show({ ...this.#restState(), revision, conflict: undefined });
    this.#keep();
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

  #restState(): Pick<SaveState, 'state' | 'message'> {
    return { state: this.#pending.length > 0 ? 'waiting' : 'saved', message: undefined };
  }

  #add(commands: readonly GraphCommand[]): void {
    this.#pending = [...this.#pending, ...commands];
    this.#keep();
    const { state } = this.state.getState();
    if (state === 'conflict') return;
    // What the server refused may have been taken back by now.
    if (state !== 'offline' && state !== 'saving') this.#show({ state: 'waiting', message: undefined });
    if (state !== 'offline') this.#later(quietMilliseconds);
  }

  #keep(): void {
    this.#pendingStore.write(this.state.getState().revision, this.#pending);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#inTurn(() => this.#sendAll()), milliseconds);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const next = this.#turn.then(work);
    this.#turn = next.catch(() => undefined);
    return next;
  }

  async #sendAll(): Promise<void> {
    while (this.#pending.length > 0 && !this.#isStuck) {
      const went = await this.#send(this.#pending);
      if (!went) return;
    }
  }

  /** @returns whether there is a reason to go on at once */
  async #send(commands: readonly GraphCommand[]): Promise<boolean> {
    const { revision } = this.state.getState();
    this.#show({ state: 'saving' });
    try {
      const saved = await this.#api.save(this.#document.id, {
        revision,
        commands: [...commands],
        client: this.#client,
      });
      this.#pending = this.#pending.slice(commands.length);
      const applied = applyCommands(this.#base, commands);
      if (applied.ok) this.#base = applied.graph;
      this.#show({ ...this.#restState(), revision: saved.revision });
      this.#keep();
      return true;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (error.isConflict) return this.#takeTheirs();
      return this.#failed(error);
    }
  }

  #failed(error: RequestError): false {
    this.#show({ state: error.isPassing ? 'offline' : 'refused', message: error.message });
    if (error.isPassing) this.#later(retryMilliseconds);
    return false;
  }

  /** Brings what others saved and what waits here together. @returns whether saving can go on */
  async #takeTheirs(): Promise<boolean> {
    try {
      const { revision, commands } = await this.#api.changesSince(this.#document.id, this.state.getState().revision);
      const theirs = applyCommands(this.#base, commands);
      if (!theirs.ok) throw new Error('What another tab saved does not fit what is known here: load the page anew.');
      // The answer to an own save may have been lost: then what others saved is what waits here.
      if (isAlready(this.#pending, theirs.graph)) this.#pending = [];
      const mine = applyCommands(theirs.graph, this.#pending);
      if (!mine.ok || touchSame(this.#pending, commands)) return this.#meetConflict(theirs.graph, revision);
      this.#base = theirs.graph;
      this.#document.replace(mine.graph);
      this.#show({ ...this.#restState(), revision, merged: this.state.getState().merged + 1 });
      this.#keep();
      return true;
    } catch (error) {
      if (error instanceof RequestError) return this.#failed(error);
      throw error;
    }
  }

  #meetConflict(theirs: Graph, revision: number): false {
    this.#show({ state: 'conflict', conflict: { base: this.#base, theirs, revision, mine: this.#pending } });
    return false;
  }

  #show(change: Partial<SaveState>): void {
    this.state.setState(change);
  }
}

/** Whether the commands change nothing of a graph any more. */
function isAlready(commands: readonly GraphCommand[], graph: Graph): boolean {
  const applied = applyCommands(graph, commands);
  return applied.ok && commandsBetween(graph, applied.graph).length === 0;
}
