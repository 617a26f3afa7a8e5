/*
 * The validators of Vendors. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfJob } from "./definitions.ts";
import { check, type CheckOptions, type CheckResult, hasOnly, isObject, parse } from "./runtime/index.ts";
import type { Job } from "./schemas.ts";

/** Whether a value fits Job. */
export function isJob(value: unknown): value is Job {
  if (!isObject(value)) return false;
  const { state } = value;
  return (
    typeof value.name === "string" &&
    (state === undefined || state === "CANCELLED" || state === "DONE") &&
    (value["@type"] === undefined || typeof value["@type"] === "string") &&
    hasOnly(value, jobNames)
  );
}

const jobNames = /*@__PURE__*/ new Set<string>(["name", "state", "@type"]);

/** The value as Job, or everything that is wrong with it. */
export function checkJob(value: unknown, options?: CheckOptions): CheckResult<Job> {
  return check(isJob, schemaOfJob, value, options);
}

/**
 * The value as Job.
 *
 * @throws {ValidationError}
 */
export function parseJob(value: unknown, options?: CheckOptions): Job {
  return parse("Job", isJob, schemaOfJob, value, options);
}
