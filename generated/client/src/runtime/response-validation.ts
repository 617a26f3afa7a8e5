import { type CheckResult, type Definition, explain, type Issue } from "telnyx-oauth-model/runtime";
import { APIError } from "./errors.ts";
import type { OperationTable } from "./operation.ts";
import type { ResponseValidator } from "./options.ts";
import { byStatus } from "./status.ts";

/** An answer whose body is not what the document declares. `error` is the body as it came. */
export class APIResponseValidationError extends APIError<number> {
  readonly issues: readonly Issue[];

  constructor(operation: OperationTable, response: Response, body: unknown, issues: readonly Issue[]) {
    const [first] = issues;
    const where = first === undefined ? "" : `: ${first.path || "the body"} ${first.message}`;
    super(response.status, body, `The answer of ${operation.name} is not as declared${where}`, response.headers);
    this.issues = issues;
  }
}

/** What is wrong with a value. */
export type Check = (value: unknown) => CheckResult<unknown>;

/** The checks of bodies, by operation, status and media type. */
export type ResponseChecks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Check>>>>>>;

/**
 * What `validateResponses` takes. A body of another media type than JSON is not looked into.
 * @throws APIResponseValidationError
 */
export function validatorOf(checks: ResponseChecks): ResponseValidator {
  return (operation, response, { contentType, value }) => {
    const { status } = response;
    const declared = byStatus(operation.responses, status)?.content ?? [];
    const ofStatus = byStatus(checks[operation.name] ?? {}, status) ?? {};
    // No body where JSON is declared is none that fits.
    const check = ofStatus[contentType ?? declared[0] ?? ""];
    const issues = isDeclared(contentType, declared) ? check?.(value).issues : [otherType(contentType, declared)];
    if (issues !== undefined) throw new APIResponseValidationError(operation, response, value, issues);
  };
}

function isDeclared(contentType: string | undefined, declared: readonly string[]): boolean {
  const any = contentType === undefined || declared.length === 0;
  return any || declared.some((type) => type === contentType || type.includes("*"));
}

function otherType(actual: string | undefined, expected: readonly string[]): Issue {
  const message = "is of a media type that is not declared";
  return { path: "", schema: "", keyword: "content", message, expected, actual };
}

/** The check of a schema that has no functions of its own, by its table. */
export function checkBy(definition: Definition): Check {
  return (value) => {
    const issues = explain(definition, value);
    return issues.length > 0 ? { issues } : { value };
  };
}
