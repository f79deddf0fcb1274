/** The version in package.json, of which this is the double. */
export const ELECTRON_VERSION = '45.4.1';
