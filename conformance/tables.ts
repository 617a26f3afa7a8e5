/** What the generated server's tables say of a parameter or a body: what becomes of a value by its defaults. */
import type { ServedResponse } from "../generator/emit/server/served-operation.ts";
import type { JsonValue } from "../generator/load/text/json.ts";
import type {
  Check,
  Operation,
  RequestContentTable,
  ResponseContentTable,
} from "../templates/runtime/server/operation.ts";

export function contentTable({ body }: Operation, range: string): RequestContentTable | undefined {
  return body?.content.find(({ type }) => type === range);
}

export function responseContentTable(
  { responses }: Operation,
  declared: ServedResponse | undefined,
  range: string,
): ResponseContentTable | undefined {
  const key = declared?.response.status ?? { kind: "default" };
  const name = key.kind === "exact" ? key.status : key.kind === "range" ? `${key.digit}XX` : "default";
  return responses.find(({ status }) => status === name)?.content?.find(({ type }) => type === range);
}

/** What validation makes of a value: the value itself, or one with the members that have defaults. */
export function completed(check: Check | undefined, value: JsonValue): unknown {
  const result = check?.(value);
  return result === undefined || result.issues ? value : result.value;
}
