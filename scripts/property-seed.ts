import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a run says something about the change and not about luck.
 * PROPERTY_SEED draws others; a failure names its seed either way.
 */
const DEFAULT_SEED = 20_261_122;

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? DEFAULT_SEED) });
