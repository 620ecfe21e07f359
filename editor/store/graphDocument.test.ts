import { describe, expect, it } from 'vitest';
import { zGraph } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { GraphDocument } from './graphDocument.ts';

const empty = zGraph.parse({
  format: 'shotgraph',
  version: 1,
  id: 'film',
  name: '',
  nodes: { a: { type: 'text/value', typeVersion: 1, params: { text: 'one' } } },
});
const text = (value: string): GraphCommand => ({ op: 'set-param', node: 'a' as NodeId, param: 'text', value });

describe('undo and redo', () => {
  it('lead back and forth step by step, and say what they would do', () => {
    const document = new GraphDocument(empty);
    document.apply('First', [text('two')]);
    document.apply('Second', [text('three')]);
    expect(document.state.getState()).toMatchObject({ undo: 'Second', redo: undefined });
    document.undo();
    expect(document.state.getState()).toMatchObject({ undo: 'First', redo: 'Second' });
    document.undo();
    expect(document.graph).toEqual(empty);
    document.redo();
    document.redo();
    expect(document.graph.nodes['a' as NodeId]?.params).toEqual({ text: 'three' });
    expect(document.state.getState()).toMatchObject({ undo: 'Second', redo: undefined });
  });

  it('count a gesture as one step, however many changes it makes', () => {
    const document = new GraphDocument(empty);
    for (const value of ['t', 'tw', 'two']) document.apply('Type', [text(value)], 'typing');
    document.undo();
    expect(document.graph).toEqual(empty);
    document.redo();
    expect(document.graph.nodes['a' as NodeId]?.params).toEqual({ text: 'two' });
  });

  it('do not join a gesture with what was undone, or with another gesture', () => {
    const document = new GraphDocument(empty);
    document.apply('Type', [text('two')], 'one field');
    document.apply('Type', [text('three')], 'other field');
    document.undo();
    document.apply('Type', [text('four')], 'one field');
    document.undo();
    expect(document.graph.nodes['a' as NodeId]?.params).toEqual({ text: 'two' });
  });

  it('forget what was undone once something else is done', () => {
    const document = new GraphDocument(empty);
    document.apply('First', [text('two')]);
    document.undo();
    document.apply('Other', [text('three')]);
    expect(document.state.getState().redo).toBeUndefined();
    document.redo();
    expect(document.graph.nodes['a' as NodeId]?.params).toEqual({ text: 'three' });
  });

  it('go 200 steps deep', () => {
    const document = new GraphDocument(empty);
    for (let step = 1; step <= 250; step += 1) document.apply('Step', [text(String(step))]);
    for (let step = 0; step < 300; step += 1) document.undo();
    expect(document.graph.nodes['a' as NodeId]?.params).toEqual({ text: '50' });
  });

  it('tell every change to whoever saves, and nothing where nothing changed', () => {
    const document = new GraphDocument(empty);
    const told: (readonly GraphCommand[])[] = [];
    document.onCommands((commands) => told.push(commands));
    document.apply('Edit', [text('two')]);
    expect(document.apply('Nothing', [{ op: 'remove-param', node: 'a' as NodeId, param: 'other' }])).toBe(false);
    expect(document.apply('Missing', [{ op: 'set-param', node: 'b' as NodeId, param: 'text', value: '' }])).toBe(false);
    document.undo();
    expect(told).toEqual([[text('two')], [text('one')]]);
  });
});
