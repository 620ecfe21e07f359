/**
 * Column types that mean the same on SQLite and Postgres. Whole numbers have 64 bits (micro-dollars and bytes pass 2³¹);
 * texts compare by their bytes, whatever language the database was made for.
 */
export const text = { type: 'text', collation: 'C' } as const;
export const nullableText = { ...text, nullable: true } as const;
export const key = { ...text, primary: true } as const;
export const integer = { type: 'bigint' } as const;
export const nullableInteger = { ...integer, nullable: true } as const;
/** Order of arrival. */
export const order = { ...integer, primary: true, generated: 'increment' } as const;
