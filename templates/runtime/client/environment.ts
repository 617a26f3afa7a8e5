/**
 * An environment variable without the blanks around it, or undefined if it is not set or blank, on a platform without
 * environment variables (browsers), or where reading them is not permitted (Deno).
 */
function environmentVariable(name: string): string | undefined {
  try {
    const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * An option's value, or where none is given or an empty one, the environment variable's if there is one. `null` says that
 * there is to be none.
 */
export function orEnvironment<Value>(value: Value | undefined, name: string): Value | string | undefined {
  return value === undefined || value === "" ? (environmentVariable(name) ?? value) : value;
}
