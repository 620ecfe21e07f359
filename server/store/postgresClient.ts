import pg from 'pg';

type Values = readonly unknown[];

/**
 * A client that can be given any text: Postgres keeps no NUL character, so the sign for what can not be shown takes its
 * place. (In JSON a NUL is written out, and comes through as it is.)
 */
export class PostgresClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (text: unknown, values?: unknown, ...rest: unknown[]) => never;
    this.query = (text: unknown, values?: unknown, ...rest: unknown[]) =>
      query(text, Array.isArray(values) ? withoutNul(values) : values, ...rest);
  }
}

function withoutNul(values: Values): Values {
  return values.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '\u{fffd}') : value));
}
