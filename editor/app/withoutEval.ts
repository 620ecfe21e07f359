import { z } from 'zod';

// The pages' Content-Security-Policy forbids code made at run time, which zod would otherwise try. It has to be said
// before the first schema is made: this module is imported first.
z.config({ jitless: true });
