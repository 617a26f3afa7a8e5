import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Blueprint, Validator } from "./contender.ts";

/** The functions of the generated package: `is…` for yes or no, `check…` for what is wrong. */
export async function specwright({ model, type }: Blueprint): Promise<Validator> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(model, "dist/index.js")).href);
  const is = module[`is${type}`];
  const check = module[`check${type}`];
  if (!isFunction<boolean>(is) || !isFunction<unknown>(check)) {
    throw new Error(`the generated package has no is${type} and check${type}`);
  }
  return { accepts: is, faults: (value) => issuesOf(check(value)) };
}

function isFunction<Result>(value: unknown): value is (value: unknown) => Result {
  return typeof value === "function";
}

function issuesOf(result: unknown): number {
  if (typeof result !== "object" || result === null) throw new Error("check… gave no result");
  return "issues" in result && Array.isArray(result.issues) ? result.issues.length : 0;
}
