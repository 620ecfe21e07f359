import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  zAssetGraph,
  zAssetItem,
  zAssetPage,
  zAssetParams,
  zAssetQuery,
  zFetchRequest,
  zFileQuery,
  zLineage,
  zPeaks,
  zPin,
  zPinParams,
  zPruned,
  zPruneRequest,
  zStorage,
  zThumbnailQuery,
  zUploaded,
  zUploadQuery,
  zZipRequest,
  type FetchRequest,
  type ZipRequest,
} from '../../../runtime/protocol/assets.ts';
import { Refusal } from '../../services/refusal.ts';
import { arriving } from '../arriving.ts';
import { isJson, readJson } from '../readJson.ts';
import { defineRawRoute, defineRoute, type Route } from '../route.ts';
import { isUnchanged, sendAsset, setCaching } from '../sendAsset.ts';

const zipRequestBytes = 256 * 1024;
const fetchRequestBytes = 16 * 1024;

/** Files: bringing them, looking through them, and having them in small. */
export const assetRoutes: readonly Route[] = [
  defineRawRoute({
    method: 'POST',
    path: '/api/assets',
    summary: 'Store a file that is the body, or that an address names; the same bytes are stored once.',
    query: zUploadQuery,
    requestType: '*/*',
    jsonBody: zFetchRequest,
    responseType: 'application/json',
    response: zUploaded,
    status: 201,
    example: { query: { name: 'clip.mp4' } },
    run: async (context, { query, headers, signal }, { assets }) => {
      if (headers['content-type']?.startsWith('multipart/')) {
        throw new Refusal('wrong-type', 'not-a-file', 'Send the bytes of the file as the body, without a form around.');
      }
      const length = headers['content-length'];
      const uploaded = isJson(context.req)
        ? await assets.fetch((await readJson(context.req, zFetchRequest, fetchRequestBytes)) as FetchRequest, signal)
        : await assets.upload({
            body: arriving(context.req),
            signal,
            ...(query.name !== undefined && { name: query.name }),
            ...(length !== undefined && { length: Number(length) }),
          });
      context.status = uploaded.known ? 200 : 201;
      context.set('Location', uploaded.url);
      context.type = 'application/json';
      context.body = JSON.stringify(uploaded);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/assets',
    summary: 'List stored files, newest first, by kind, graph, run, node, character or setting.',
    query: zAssetQuery,
    response: zAssetPage,
    run: async ({ query }, { assets }) => assets.list(query),
  }),
  defineRawRoute({
    method: 'POST',
    path: '/api/assets/zip',
    summary: 'Send up to 500 files as one zip; the body is `{ files: [{ hash, name? }], name? }`.',
    requestType: 'application/json',
    responseType: 'application/zip',
    example: { body: { files: [{ hash: '${/api/assets#hash}', name: 'clip' }] } },
    run: async (context, _, { assets }) => {
      const request = (await readJson(context.req, zZipRequest, zipRequestBytes)) as ZipRequest;
      const zip = await assets.zip(request.files);
      context.attachment(`${request.name}.zip`);
      context.set('Content-Type', 'application/zip');
      context.set('Cache-Control', 'no-store');
      context.body = zip;
    },
  }),
  defineRawRoute({
    method: 'GET',
    path: '/api/assets/:hash',
    summary: 'Send the bytes of a file, whole or a range of them.',
    params: zAssetParams,
    query: zFileQuery,
    responseType: '*/*',
    run: async (context, { params, query }, { assets }) => {
      const { asset, stream } = await assets.open(params.hash);
      const { name: called = asset.hash.slice(0, 16) } = await assets.item(params.hash);
      sendAsset(context, { asset, name: query.name ?? called, stream, download: query.download !== undefined });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/assets/:hash/facts',
    summary: 'Tell the kind, type, size and media facts of a file.',
    params: zAssetParams,
    response: zAssetItem,
    run: async ({ params }, { assets }) => assets.item(params.hash),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/assets/:hash/graph',
    summary: 'Take the graph out of a film that was made here or elsewhere by Shotgraph.',
    params: zAssetParams,
    example: { refused: { status: 422, because: 'the clip of the example was made by other means' } },
    response: zAssetGraph,
    run: async ({ params }, { assets }) => assets.graphOf(params.hash),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/assets/:hash/lineage',
    summary: 'Tell what made a file: nodes, params, model, seed, cost and runs.',
    params: zAssetParams,
    response: zLineage,
    run: async ({ params }, { assets }) => assets.lineage(params.hash),
  }),
  defineRawRoute({
    method: 'GET',
    path: '/api/assets/:hash/thumbnail',
    summary: 'Send a small picture of a picture or a clip.',
    params: zAssetParams,
    query: zThumbnailQuery,
    responseType: 'image/webp',
    run: async (context, { params, query }, { assets }) => {
      const bytes = await assets.thumbnail(params.hash, query.width);
      setCaching(context, `"${params.hash}-${query.width}"`);
      if (isUnchanged(context)) return;
      context.set('Content-Type', 'image/webp');
      context.body = Readable.from([bytes]);
      context.set('Content-Length', String(bytes.byteLength));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/assets/:hash/peaks',
    summary: 'Tell the loudness of a sound through time, for a waveform.',
    params: zAssetParams,
    response: zPeaks,
    run: async ({ params }, { assets }) => assets.peaks(params.hash),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/assets/:hash/upload',
    summary: 'Let go of a file that was brought: it goes with the next prune unless something refers to it.',
    params: zAssetParams,
    response: zAssetItem,
    run: async ({ params }, { assets }) => assets.letGo(params.hash),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/storage',
    summary: 'Tell how much is stored, how much room is left, and whether it gets short.',
    response: zStorage,
    run: async (_, { assets }) => assets.storage(),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/storage/prune',
    summary: 'Free what no graph, take, pinned run or run under way refers to.',
    body: zPruneRequest,
    response: zPruned,
    run: async ({ body }, { assets }) => {
      const { olderThan, mostBytes, paid, uploads, dryRun } = body;
      return assets.prune({
        ...(olderThan !== undefined && { olderThan }),
        ...(mostBytes !== undefined && { mostBytes }),
        ...(paid !== undefined && { paid }),
        ...(uploads !== undefined && { uploads }),
        ...(dryRun !== undefined && { dryRun }),
      });
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/runs/:id/pin',
    summary: 'Keep all that a run ended with, however old it gets.',
    params: zPinParams,
    body: z.strictObject({}),
    response: zPin,
    run: async ({ params }, { assets }) => assets.pin(params.id, true),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/runs/:id/pin',
    summary: 'Keep what a run ended with no longer than other runs.',
    params: zPinParams,
    response: zPin,
    run: async ({ params }, { assets }) => assets.pin(params.id, false),
  }),
];
