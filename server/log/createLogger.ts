import { type DestinationStream, type Level, type Logger, pino, stdTimeFunctions } from 'pino';

export interface LoggerOptions {
  /** Where the lines go, one JSON object each. */
  write(line: string): void;
  /** Values that must not stand in a line; asked for at every line, as keys may be set while the server runs. */
  secrets(): readonly string[];
  level?: Level | 'silent';
}

/** A shorter one would be found in words that mean something. */
const shortestSecret = 4;

/**
 * The log of the server: a JSON object a line, with `run` and `task` where they are known. Headers that carry a log-in
 * are left out by name, and keys by value wherever they stand.
 */
export function createLogger({ write, secrets, level = 'info' }: LoggerOptions): Logger {
  const clean: DestinationStream = { write: (line) => write(withoutSecrets(line, secrets())) };
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: [
          '*.authorization',
          '*.cookie',
          '*["set-cookie"]',
          '*.*.authorization',
          '*.*.cookie',
          'token',
          '*.token',
        ],
        censor: '[removed]',
      },
    },
    clean,
  );
}

/** A secret as it is, as it stands in JSON text, and as it stands in an address. */
function withoutSecrets(line: string, secrets: readonly string[]): string {
  let clean = line;
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    for (const writing of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]) {
      clean = clean.replaceAll(writing, '[removed]');
    }
  }
  return clean;
}
