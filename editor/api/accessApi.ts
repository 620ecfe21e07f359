import type { HttpClient } from './httpClient.ts';

/** The way in where the server wants a token. */
export function accessApi(http: HttpClient) {
  return {
    /** A cookie comes with the answer. */
    logIn: (code: string) => http.visit(`/login?token=${encodeURIComponent(code)}`),
    onLoggedOut: (listener: () => void) => http.onLoggedOut(listener),
  };
}
