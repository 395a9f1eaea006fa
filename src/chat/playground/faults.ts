/** A request that failed at something of which the log tells already. */
export class ToldFault extends Error {
  override readonly name = 'ToldFault';
}

/** A request that cannot be served, and why, in words for whoever sent it. */
export class RequestFault extends Error {
  override readonly name = 'RequestFault';
  readonly status: 400 | 403 | 404 | 413 | 503;
  /** Every problem found, where there may be several. */
  readonly problems: readonly string[];

  constructor(status: RequestFault['status'], ...problems: readonly string[]) {
    super(problems.join('; '));
    this.status = status;
    this.problems = problems;
  }
}
