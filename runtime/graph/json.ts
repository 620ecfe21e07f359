import { z } from 'zod';

/** A value that survives JSON.stringify and back. Graph params and inline results are made of nothing else. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export const zJson: z.ZodType<Json> = z.json();
