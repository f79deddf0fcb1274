export type Signing = {
  readonly isSigned: boolean;
  readonly isNotarised: boolean;
  /** What was done about it, in a sentence to print. */
  readonly said: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

const MAC_KEYS = ['CSC_LINK', 'CSC_KEY_PASSWORD'] as const;
const NOTARY_KEYS = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'] as const;
const WINDOWS_KEYS = ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'] as const;
/** Where electron-builder looks for certificates by itself. */
export const CERTIFICATE_KEYS: readonly string[] = [...MAC_KEYS, ...WINDOWS_KEYS];

/** Whether there is what it takes to sign. A secret that is not set comes from a workflow as an empty string. */
export function signingFor(platform: NodeJS.Platform, environment: Environment): Signing {
  const missing = (keys: readonly string[]) => keys.filter((key) => !environment[key]);
  if (platform === 'linux') return unsigned('Not signed: packages for Linux are told genuine by SHA256SUMS.');
  const lacking = missing(platform === 'darwin' ? MAC_KEYS : WINDOWS_KEYS);
  if (lacking.length > 0) return unsigned(`Not signed: ${lacking.join(' and ')} not set.`);
  if (platform !== 'darwin') return { isSigned: true, isNotarised: false, said: 'Signed.' };
  const unknown = missing(NOTARY_KEYS);
  const isNotarised = unknown.length === 0;
  const said = isNotarised
    ? 'Signed and notarised.'
    : `Signed, not notarised: ${unknown.join(', ')} not set.`;
  return { isSigned: true, isNotarised, said };
}

function unsigned(said: string): Signing {
  return { isSigned: false, isNotarised: false, said };
}
