import type { QueryRunner, TableColumnOptions } from 'typeorm';

type More = Omit<TableColumnOptions, 'name' | 'type'>;

export interface Columns {
  /** Text that compares by its bytes. */
  text(name: string, more?: More): TableColumnOptions;
  /** A whole number of 64 bits. */
  integer(name: string, more?: More): TableColumnOptions;
  /** `seq`, in order of arrival. */
  order: TableColumnOptions;
}

/** The columns that mean the same on SQLite and Postgres, in the words of the one that is migrated. */
export function columnsFor({ dataSource }: QueryRunner): Columns {
  const isPostgres = dataSource.options.type === 'postgres';
  const whole = isPostgres ? 'bigint' : 'integer';
  return {
    text: (name, more) => ({ name, type: 'text', ...(isPostgres && { collation: 'C' }), ...more }),
    integer: (name, more) => ({ name, type: whole, ...more }),
    order: { name: 'seq', type: whole, isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
  };
}

export const primary = { isPrimary: true } as const;
export const nullable = { isNullable: true } as const;
