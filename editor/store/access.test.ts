import { describe, expect, it } from 'vitest';
import { Access, codeOf } from './access.ts';

const code = 'AbCdEfGhIjKlMnOpQrStUvWx-_123456';

describe('access', () => {
  it('takes a whole link, its end, and the bare code', () => {
    for (const link of [`http://127.0.0.1:4400/login?token=${code}`, `/login?token=${code}#x`, ` ${code}\n`]) {
      expect([link, codeOf(link)]).toEqual([link, code]);
    }
    for (const link of ['', 'hello there', 'http://127.0.0.1:4400/']) expect(codeOf(link)).toBeUndefined();
  });

  it('sends the code, and says what the server says', async () => {
    const sent: string[] = [];
    const access = new Access(
      {
        logIn: (given) => {
          sent.push(given);
          return given === code ? Promise.resolve() : Promise.reject(new Error('This log-in link was used already.'));
        },
      },
      '',
    );
    await access.logIn(`/login?token=${code}`);
    expect(sent).toEqual([code]);
    await expect(access.logIn('/login?token=another-one-that-is-old')).rejects.toThrow('used already');
    await expect(access.logIn('what?')).rejects.toThrow('no log-in link');
  });

  it('knows from the address that an old link led here', () => {
    const api = { logIn: () => Promise.resolve() };
    expect(new Access(api, '?log-in=refused').state.getState()).toEqual({ mustLogIn: false, isLinkRefused: true });
    const access = new Access(api, '');
    expect(access.state.getState().mustLogIn).toBe(false);
    access.refuse();
    expect(access.state.getState()).toEqual({ mustLogIn: true, isLinkRefused: false });
  });
});
