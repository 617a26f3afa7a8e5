import type { CheckOptions, CheckResult, Issue } from "./issue.ts";
import { isContainer } from "./json-types.ts";
import type { StandardIssue, StandardSchemaV1 } from "./standard-schema.ts";

/** What stands beside a type under the same name: its functions in one place, and a Standard Schema. */
export interface Companion<Output, Input = Output> extends StandardSchemaV1<Input, Output> {
  /** Whether a value fits. */
  readonly is: (value: unknown) => value is Input;
  /** The value, or everything that is wrong with it. */
  readonly check: (value: unknown, options?: CheckOptions) => CheckResult<Output>;
  /** The value. @throws {ValidationError} */
  readonly parse: (value: unknown, options?: CheckOptions) => Output;
}

export function companion<Output, Input = Output>(
  is: (value: unknown) => value is Input,
  check: (value: unknown, options?: CheckOptions) => CheckResult<Output>,
  parse: (value: unknown, options?: CheckOptions) => Output,
): Companion<Output, Input> {
  return {
    is: (value): value is Input => is(value),
    check,
    parse,
    "~standard": {
      version: 1,
      vendor: "specwright",
      validate: (value) => {
        const result = check(value);
        return result.issues ? { issues: result.issues.map((issue) => standardIssue(issue, value)) } : result;
      },
    },
  };
}

/** Standard Schema wants the path as keys: numbers for the items of an array. */
function standardIssue({ path, message }: Issue, value: unknown): StandardIssue {
  let parent = value;
  const keys = path
    .split("/")
    .slice(1)
    .map((token) => {
      const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
      const key = Array.isArray(parent) ? Number(name) : name;
      parent = isContainer(parent) ? Reflect.get(parent, name) : undefined;
      return key;
    });
  return { message, path: keys };
}
