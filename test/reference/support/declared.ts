/** Whether an answer is one that the API description, overlay included, declares for its operation. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { type JsonValue, member } from "../../../generator/load/text/json.ts";
import { at, members, object } from "../../spec/document.ts";
import { document, operations, resolve } from "../../spec/overlaid.ts";

/** The generated server checks answers too; this is another judge, on the document itself. */
const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });
ajv.addSchema(JSON.parse(JSON.stringify(document)), "api:");

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** What the description does not say of an answer; empty where it says all of it. */
export function undeclared(operation: string, { status, headers, body }: Answer): string[] {
  const response = resolve(member(responses(operation), String(status)) ?? {});
  if (member(response, "description") === undefined) return ["the status is not declared"];
  const missing = members(member(response, "headers") ?? {})
    .filter(([name, header]) => member(resolve(header), "required") === true && !headers.has(name))
    .map(([name]) => `${name} is missing`);
  return [...missing, ...bodyProblems(response, headers.get("content-type")?.split(";")[0] ?? "", body)];
}

export function isDeclared(operation: string, status: number): boolean {
  return member(responses(operation), String(status)) !== undefined;
}

/** `exchangeOAuthToken` of the generated server is `ExchangeOAuthToken` in the document. */
function responses(operation: string): JsonValue {
  return at(operations.get(operation.slice(0, 1).toUpperCase() + operation.slice(1)), "responses");
}

function bodyProblems(response: JsonValue, type: string, body: string): string[] {
  const content = object(member(response, "content") ?? {});
  const schema = member(content[type], "schema");
  if (schema === undefined) return [`a body of type ${type} is not declared`];
  const value: unknown = type === "application/json" ? JSON.parse(body) : body;
  const fits = ajv.validate(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api:#/')), value);
  return fits ? [] : [ajv.errorsText()];
}
