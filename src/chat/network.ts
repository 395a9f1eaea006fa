/** Failures before anything was sent: no name, no way, nobody there, or not who they should be. */
const BEFORE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Is it certain that nothing of a failed call was sent, so that it can be made again? By codes alone: texts change. */
export function neverSent(error: unknown): boolean {
  return chain(error).some(
    (one) => BEFORE.has(ownCode(one) ?? '') || ('syscall' in one && one.syscall === 'connect'),
  );
}

/** What the network calls a failure; undefined where it was not the network's. */
export function networkCode(error: unknown): string | undefined {
  return chain(error)
    .map(ownCode)
    .find((code) => code !== undefined);
}

/** An error and what it was caused by, outermost first; of an attempt at several addresses the first. */
function chain(error: unknown): readonly object[] {
  if (typeof error !== 'object' || error === null) return [];
  const cause = 'cause' in error && error.cause !== error ? error.cause : undefined;
  const several = 'errors' in error && Array.isArray(error.errors) ? error.errors.slice(0, 1) : [];
  return [error, ...chain(cause), ...several.flatMap(chain)];
}

function ownCode(error: object): string | undefined {
  return 'code' in error && typeof error.code === 'string' && error.code !== '' ? error.code : undefined;
}
