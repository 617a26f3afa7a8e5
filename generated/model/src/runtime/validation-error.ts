import type { Issue } from "./issue.ts";

/** Thrown by the `parse…` functions for a value that does not fit. */
export class ValidationError extends Error {
  /** Everything that is wrong with the value; never empty. */
  readonly issues: readonly Issue[];

  /** @param subject What was validated: `TokenRequest`. */
  constructor(subject: string, issues: readonly Issue[]) {
    super(`${subject} is not valid: ${summary(issues)}`);
    this.name = "ValidationError";
    this.issues = issues;
  }
}

/** So long a path has the place of what is nested deeply in it: its beginning and its end tell enough. */
function short(path: string): string {
  return path.length > 200 ? `${path.slice(0, 100)}…${path.slice(-50)}` : path;
}

function summary(issues: readonly Issue[]): string {
  const shown = issues.slice(0, 3).map(({ path, message }) => (path === "" ? message : `${short(path)}: ${message}`));
  const rest = issues.length - shown.length;
  return shown.join(" ") + (rest > 0 ? ` And ${rest} more.` : "");
}
