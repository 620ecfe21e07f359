import { z } from 'zod';
import {
  zLedgerAnswer,
  zLedgerQuery,
  zLedgerTotalsAnswer,
  zLedgerTotalsQuery,
  zResolveAnswer,
  zResolveRequest,
} from '../../../runtime/protocol/ledger.ts';
import { defineRoute, type Route } from '../route.ts';

export const ledgerRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/ledger',
    summary: 'List what was paid for, newest first: intents, reservations, settlements and releases.',
    query: zLedgerQuery,
    response: zLedgerAnswer,
    run: ({ query }, { ledger }) => ledger.list(query),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/ledger/totals',
    summary: 'Sum up what was paid for, by run, graph, day or model.',
    query: zLedgerTotalsQuery,
    example: { query: { by: 'model' } },
    response: zLedgerTotalsAnswer,
    run: ({ query }, { ledger }) => ledger.totals(query),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/ledger/:id/resolve',
    summary: 'Say what became of a submission that is in doubt.',
    params: z.strictObject({ id: z.string().min(1).max(200) }),
    body: zResolveRequest,
    example: {
      params: { id: 'none' },
      body: { choice: 'check' },
      refused: { status: 404, because: 'nothing is in doubt on a new server' },
    },
    response: zResolveAnswer,
    run: ({ params: { id }, body }, { ledger }) => ledger.resolve(id, body),
  }),
];
