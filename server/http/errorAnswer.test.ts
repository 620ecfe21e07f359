import { expect, it } from 'vitest';
import { Fault, type FaultClass } from '../../runtime/graph/fault.ts';
import { zErrorAnswer } from '../../runtime/protocol/errors.ts';
import { Refusal } from '../services/refusal.ts';
import { errorAnswer } from './errorAnswer.ts';

it('tells nothing of an error that nobody foresaw', () => {
  for (const error of [new Error('password is hunter2'), new TypeError('x'), 'text', undefined]) {
    const { status, body } = errorAnswer(error);
    expect([status, body.error.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|stack|\.ts/);
  }
});

it.each<[string, FaultClass, number]>([
  ['media-invalid', 'invalid-input', 400],
  ['asset-missing', 'invalid-input', 404],
  ['key-unknown', 'invalid-input', 404],
  ['file-too-large', 'invalid-input', 413],
  ['fingerprint-stale', 'invalid-input', 409],
  ['lease-lost', 'permanent', 500],
  ['disk-full', 'disk-full', 507],
  ['provider-busy', 'rate-limit', 429],
  ['provider-down', 'transient', 503],
  ['connection-refused', 'network', 502],
  ['submission-unknown', 'submission-unknown', 409],
  ['stopped', 'cancelled', 503],
])('%s (%s) is %i, in the words of the fault without its detail', (code, faultClass, status) => {
  const fault = new Fault(code, faultClass, 'What happened.', { detail: 'last lines of a tool', retryAfter: 2.5 });
  const answer = errorAnswer(fault);
  expect(answer).toEqual({
    status,
    body: { error: { code, message: 'What happened.' } },
    headers: { 'Retry-After': '3' },
  });
});

it('gives what a refusal found, and what its caller needs to go on', () => {
  const problems = [{ code: 'malformed', severity: 'error', message: 'Wrong.', param: 'name' }] as const;
  const refusal = new Refusal('conflict', 'revision-stale', 'Too late.', {
    problems,
    facts: { expected: 1, revision: 2 },
  });
  const { status, body } = errorAnswer(refusal);
  expect(status).toBe(409);
  expect(zErrorAnswer.parse(body)).toEqual({
    error: { code: 'revision-stale', message: 'Too late.', expected: 1, revision: 2, problems: [...problems] },
  });
});
