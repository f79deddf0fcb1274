declare const brand: unique symbol;

/** A value that only its own maker can produce: structurally `T`, nominally `Name`. Brands add up. */
export type Brand<T, Name extends string> = T & { readonly [brand]: { readonly [N in Name]: true } };
