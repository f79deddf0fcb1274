/** What the build takes of jsdom: a document to draw in. */
declare module 'jsdom' {
  export class JSDOM {
    readonly window: { readonly document: unknown };
  }
}
