/** We cannot listen; the message tells the operator what to do. */
export class ListenFault extends Error {
  override readonly name = 'ListenFault';
}
