import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

const accessKeyId = 'AKIATESTTESTTEST';
const secretAccessKey = 'a secret/of+tests';

export interface S3TestServer {
  settings: {
    endpoint: string;
    bucket: string;
    prefix: string;
    region: string;
    accessKeyId: string;
    secretAccessKey: string;
  };
  objects: Map<string, Buffer>;
  /** Uploads in parts that were begun and neither ended nor given up. */
  unfinished: Map<string, Map<number, Buffer>>;
  /** Method and path of each request that was let in. */
  requests: string[];
  /** While set, every request is answered so. */
  failWith?: number | 'reset';
  /** Keys of one listing page. */
  pageSize: number;
}

/**
 * A server that speaks as much of S3 as an asset store needs, in memory, and lets nobody in whose signature (AWS
 * Signature Version 4, as documented in the S3 API reference) does not fit the request, its date and its body.
 */
export async function startS3Server(): Promise<S3TestServer> {
  const http = createServer((request, response) => {
    void answer(state, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const state: S3TestServer = {
    settings: { endpoint, bucket: 'films', prefix: 'assets/', region: 'auto', accessKeyId, secretAccessKey },
    ...{ objects: new Map(), unfinished: new Map(), requests: [], pageSize: 1000 },
  };
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return state;
}

async function answer(state: S3TestServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  const body = Buffer.concat(pieces);
  if (state.failWith === 'reset') return void request.socket.destroy();
  if (state.failWith !== undefined) return refuse(response, state.failWith, 'SlowDown');
  const wrong = signatureFault(request, body);
  if (wrong !== undefined) return refuse(response, 403, wrong);
  const url = new URL(request.url ?? '/', 'http://server');
  state.requests.push(`${request.method} ${url.pathname}${url.search}`);
  const [, bucket, key = ''] = /^\/([^/]*)\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  if (bucket !== state.settings.bucket) return refuse(response, 404, 'NoSuchBucket');
  if (key === '') return list(state, url.searchParams, response);
  if (url.searchParams.has('uploads') || url.searchParams.has('uploadId')) {
    return answerParts(state, key, request.method, url.searchParams, body, response);
  }
  answerObject(state, key, request, body, response);
}

function answerObject(
  { objects }: S3TestServer,
  key: string,
  { method, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const object = objects.get(key);
  if (method === 'PUT') {
    if (headers['if-none-match'] === '*' && object) return refuse(response, 412, 'PreconditionFailed');
    objects.set(key, body);
    response.writeHead(200, { etag: etagOf(body) }).end();
  } else if (method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else if (!object) refuse(response, 404, method === 'HEAD' ? '' : 'NoSuchKey');
  else if (method === 'HEAD') {
    response.writeHead(200, { 'content-length': object.byteLength, etag: etagOf(object) }).end();
  } else {
    const range = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '');
    if (!range) return void response.writeHead(200, { 'content-length': object.byteLength }).end(object);
    const [start, end] = [Number(range[1]), Math.min(Number(range[2]), object.byteLength - 1)];
    if (start > end) return refuse(response, 416, 'InvalidRange');
    const part = object.subarray(start, end + 1);
    const contentRange = `bytes ${start}-${end}/${object.byteLength}`;
    response.writeHead(206, { 'content-length': part.byteLength, 'content-range': contentRange }).end(part);
  }
}

function answerParts(
  { unfinished, objects }: S3TestServer,
  key: string,
  method: string | undefined,
  query: URLSearchParams,
  body: Buffer,
  response: ServerResponse,
): void {
  const id = query.get('uploadId');
  if (id === null) {
    const newId = `upload-${unfinished.size + 1}`;
    unfinished.set(newId, new Map());
    return xml(
      response,
      `<InitiateMultipartUploadResult><UploadId>${newId}</UploadId></InitiateMultipartUploadResult>`,
    );
  }
  const parts = unfinished.get(id);
  if (!parts) return refuse(response, 404, 'NoSuchUpload');
  if (method === 'PUT') {
    parts.set(Number(query.get('partNumber')), body);
    response.writeHead(200, { etag: etagOf(body) }).end();
  } else if (method === 'DELETE') {
    unfinished.delete(id);
    response.writeHead(204).end();
  } else {
    const named = [...body.toString().matchAll(/<Part>.*?<\/Part>/gs)].map(([part]) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: /<ETag>(.*?)</.exec(part)?.[1]?.replaceAll('&quot;', '"'),
    }));
    const whole = named.map(({ number }) => parts.get(number));
    if (named.length === 0 || named.some(({ etag }, index) => !whole[index] || etagOf(whole[index]) !== etag)) {
      return refuse(response, 400, 'InvalidPart');
    }
    objects.set(key, Buffer.concat(whole as Buffer[]));
    unfinished.delete(id);
    xml(response, `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`);
  }
}

function list({ objects, pageSize }: S3TestServer, query: URLSearchParams, response: ServerResponse): void {
  const after = query.get('continuation-token') ?? '';
  const prefix = query.get('prefix') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, pageSize);
  const contents = page.map(
    (key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.byteLength}</Size></Contents>`,
  );
  const isCut = keys.length > page.length;
  const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  xml(response, `<ListBucketResult><IsTruncated>${isCut}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`);
}

/** What is wrong with the signature of a request, as S3 names it; undefined when it is right. */
function signatureFault(request: IncomingMessage, body: Buffer): string | undefined {
  const { headers, method = '' } = request;
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? '',
  );
  const [, credential = '', signedNames = '', signature = ''] = given ?? [];
  const [keyId, day = '', region = '', service = '', end = ''] = credential.split('/');
  const at = String(headers['x-amz-date']);
  const time = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!given || service !== 's3' || end !== 'aws4_request' || !at.startsWith(day)) return 'AccessDenied';
  if (keyId !== accessKeyId) return 'InvalidAccessKeyId';
  if (!(Math.abs(Date.now() - time) < 15 * 60_000)) return 'RequestTimeTooSkewed';
  const bodyHash = createHash('sha256').update(body).digest('hex');
  if (headers['x-amz-content-sha256'] !== bodyHash) return 'XAmzContentSHA256Mismatch';
  const names = signedNames.split(';');
  const unsigned = Object.keys(headers).some((name) => name.startsWith('x-amz-') && !names.includes(name));
  if (!names.includes('host') || unsigned) return 'AccessDenied';
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const canonical = [
    ...[method, path, canonicalQuery(query)],
    ...names.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    ...['', signedNames, bodyHash],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', at, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const isRight = timingSafeEqual(Buffer.from(signature, 'hex'), hmac(key, toSign));
  return isRight ? undefined : 'SignatureDoesNotMatch';
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort()
    .join('&');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function xml(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${text}`);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(code === '' ? undefined : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}
