/** What the operator is told when a server, or an operator's command, cannot start. */

/** The message is one sentence, which begins with the name of the setting that it is about. */
export class StartupError extends Error {
  override name = "StartupError";
}

/**
 * What a program that ends says of the reason, without a stack trace. `happened` begins the sentence where it needs a
 * beginning.
 */
export function lastWords(happened: string, error: unknown): string {
  if (error instanceof StartupError) return error.message;
  return `${happened}: ${error instanceof Error ? error.message : String(error)}`;
}
