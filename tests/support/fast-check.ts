import fc from 'fast-check';

/** The same random cases in every run, so that a red test stays red; EMIC_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env.EMIC_SEED ?? 20_130_501) });
