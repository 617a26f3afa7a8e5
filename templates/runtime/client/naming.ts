/**
 * Does a part of what makes a request. What goes wrong says of which part, which the platform's own errors do not.
 * @throws TypeError
 */
export function naming<Value>(what: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    throw new TypeError(`${what}: ${Object(cause).message ?? cause}`, { cause });
  }
}
