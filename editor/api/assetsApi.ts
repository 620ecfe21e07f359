import {
  type AssetQuery,
  zAssetGraph,
  zAssetItem,
  zAssetPage,
  zLineage,
  zPeaks,
  zUploaded,
  type thumbnailWidths,
} from '../../runtime/protocol/assets.ts';
import type { HttpClient } from './httpClient.ts';

/** Stored files, their small pictures and waveforms. */
export function assetsApi(http: HttpClient) {
  const at = (hash: string) => `/api/assets/${encodeURIComponent(hash)}`;
  return {
    list: (query: Partial<AssetQuery>, signal?: AbortSignal) => http.get('/api/assets', zAssetPage, { query, signal }),
    facts: (hash: string, signal?: AbortSignal) => http.get(`${at(hash)}/facts`, zAssetItem, { signal }),
    lineage: (hash: string, signal?: AbortSignal) => http.get(`${at(hash)}/lineage`, zLineage, { signal }),
    peaks: (hash: string, signal?: AbortSignal) => http.get(`${at(hash)}/peaks`, zPeaks, { signal }),
    /** What a film that was made here was made from. */
    graph: (hash: string) => http.get(`${at(hash)}/graph`, zAssetGraph),
    upload: (file: File, onPart: (part: number) => void, signal?: AbortSignal) =>
      http.upload('/api/assets', file, zUploaded, { query: { name: file.name }, onPart, signal }),
    url: (hash: string) => at(hash),
    downloadUrl: (hash: string, name?: string) =>
      `${at(hash)}?download=1${name === undefined ? '' : `&name=${encodeURIComponent(name)}`}`,
    thumbnailUrl: (hash: string, width: (typeof thumbnailWidths)[number]) => `${at(hash)}/thumbnail?width=${width}`,
  };
}
