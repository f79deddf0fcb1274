import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may speak to the host. The opening address holds a token that works once; it is changed for a cookie that no
 * script can read, and for a window key, which goes to the page behind the `#` of an address and so never travels
 * with a request. Cookies ignore ports, and a server on another port of this machine may be sent ours: with the
 * cookie alone it gets nothing. The page changes its window key for a key of its tab, which every call carries.
 */
export type Admission = {
  /** A new token for one opening. */
  readonly newToken: () => string;
  /** What the token's bearer gets; null where it was used, or never was one. */
  readonly exchange: (token: string) => Session | null;
  /** The session of the request's cookie. */
  readonly sessionOf: (request: IncomingMessage) => Session | null;
  /** A new key for a tab of the session whose window key this is. */
  readonly newTab: (session: Session, windowKey: string) => string | null;
  readonly isTab: (session: Session, key: string) => boolean;
  readonly cookieFor: (session: Session) => string;
};

export type Session = { readonly cookie: string; readonly windowKey: string };

/** Tabs that are remembered; the oldest goes first and then asks for a new key. */
const MOST_TABS = 1_000;

export function newAdmission(port: () => number): Admission {
  const tokens = new Set<string>();
  const tabs = new Map<Session, string[]>();
  const cookieName = () => `emic_${port()}`;
  return {
    newToken: () => {
      const token = secret();
      tokens.add(token);
      return token;
    },
    exchange: (token) => {
      const known = [...tokens].find((one) => isSame(one, token));
      if (known === undefined) return null;
      tokens.delete(known);
      const session = { cookie: secret(), windowKey: secret() };
      tabs.set(session, []);
      return session;
    },
    sessionOf: (request) => {
      const values = cookiesOf(request, cookieName());
      return [...tabs.keys()].find(({ cookie }) => values.some((value) => isSame(value, cookie))) ?? null;
    },
    newTab: (session, windowKey) => {
      const keys = tabs.get(session);
      if (keys === undefined || !isSame(session.windowKey, windowKey)) return null;
      const key = secret();
      keys.push(key);
      if (keys.length > MOST_TABS) keys.shift();
      return key;
    },
    isTab: (session, key) => (tabs.get(session) ?? []).some((one) => isSame(one, key)),
    cookieFor: ({ cookie }) => `${cookieName()}=${cookie}; Path=/; HttpOnly; SameSite=Strict`,
  };
}

/** 256 bits, in characters that an address, a cookie and a header take as they are. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes as long for a near miss as for any other. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function cookiesOf({ headers }: IncomingMessage, name: string): readonly string[] {
  return (headers.cookie ?? '').split(';').flatMap((pair) => {
    const [key = '', ...value] = pair.trim().split('=');
    return key === name ? [value.join('=')] : [];
  });
}
