import { describe, expect, it } from 'vitest';
import type { Api } from '../api/api.ts';
import { filesOfInput } from './droppedFiles.ts';
import { Starts } from './starts.ts';
import { Toasts } from './toasts.ts';

/** A server that takes everything, and what it was sent. */
function server() {
  const sent: unknown[][] = [];
  const note = <T>(answer: T, ...what: unknown[]): Promise<T> => {
    sent.push(what);
    return Promise.resolve(answer);
  };
  const api = {
    graphs: { create: (body: unknown) => note({ graph: { id: 'g1' } }, 'graph', body) },
    screenplays: {
      upload: (file: File, name: string) => note({ id: 's1' }, 'upload', file.name, name),
      folder: (body: unknown) => note({ id: 's2' }, 'folder', body),
    },
    assets: {
      upload: (file: File) => note({ hash: 'h' }, 'asset', file.name),
      graph: (hash: string) => note({ graph: { format: 'shotgraph' } }, 'graph of', hash),
    },
  } as unknown as Api;
  return { starts: new Starts(api, new Toasts()), sent };
}

function chosen(name: string, text: string, folder = '') {
  const file = new File([text], name);
  Object.defineProperty(file, 'webkitRelativePath', { value: folder === '' ? '' : `${folder}/${name}` });
  return file;
}

const dropped = (...files: File[]) => {
  const found = filesOfInput(files as unknown as FileList);
  if (!found) throw new Error('no files');
  return found;
};

describe('files that are dropped', () => {
  it('are opened by what they are', async () => {
    const { starts, sent } = server();
    expect(await starts.files(dropped(chosen('a.fountain', 'INT.')))).toBe('/screenplays/s1');
    expect(await starts.files(dropped(chosen('a.graph.json', '{"format":"shotgraph"}')))).toBe('/graphs/g1');
    expect(await starts.files(dropped(chosen('sp_step_8_screenplay.json', '{}')))).toBe('/screenplays/s2');
    expect(await starts.files(dropped(chosen('film.mp4', '')))).toBe('/graphs/g1');
    expect(sent).toEqual([
      ['upload', 'a.fountain', 'a.fountain'],
      ['graph', { graph: { format: 'shotgraph' } }],
      ['folder', { name: 'sp_step_8_screenplay.json', files: [{ path: 'sp_step_8_screenplay.json', text: '{}' }] }],
      ['asset', 'film.mp4'],
      ['graph of', 'h'],
      ['graph', { graph: { format: 'shotgraph' } }],
    ]);
  });

  it('make a package where they come in a folder, without what is no text', async () => {
    const { starts, sent } = server();
    const files = [chosen('a.json', '{}', 'lamp'), chosen('face.png', 'x', 'lamp')];
    expect(await starts.files(dropped(...files))).toBe('/screenplays/s2');
    expect(sent).toEqual([['folder', { name: 'lamp', files: [{ path: 'lamp/a.json', text: '{}' }] }]]);
  });

  it('are refused in words, and nothing is sent', async () => {
    const { starts, sent } = server();
    expect(await starts.files(dropped(chosen('photo.png', 'x')))).toBeUndefined();
    expect(starts.state.getState()).toMatchObject({ refusal: expect.stringContaining('photo.png') as string });
    expect(await starts.files(dropped(chosen('half.graph.json', '{"format":')))).toBeUndefined();
    expect(starts.state.getState().refusal).toContain('no JSON');
    expect(sent).toEqual([]);
  });
});
