import fc from 'fast-check';

/** The same lives each time, so that a green suite stays green; `FC_SEED=7 npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20261121) });
