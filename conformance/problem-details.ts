/** Problem details as RFC 9457 has them. */
import { isJsonObject, type JsonValue } from "../generator/load/text/json.ts";
import type { Answer } from "./answer.ts";
import { readJSON } from "./json-octets.ts";

export function isProblemDetail({ headers }: Answer): boolean {
  return /^application\/problem\+json\s*(?:;|$)/i.test(headers.get("content-type") ?? "");
}

/** What an answer that says that it is a problem detail has against it: section 3.1 names the types of the members. */
export function problemDetailProblems({ status, octets }: Answer): readonly string[] {
  const read = readJSON(octets);
  if ("problem" in read) return [`the problem detail ${read.problem}`];
  const { value } = read;
  if (!isJsonObject(value)) return ["the problem detail is no object"];
  const texts = ["type", "title", "detail", "instance"].filter((name) => !isAbsentOr("string", value[name]));
  const problems = texts.map((name) => `the problem detail at /${name}: Must be a string`);
  if (!isAbsentOr("number", value.status)) problems.push("the problem detail at /status: Must be a number");
  // Section 3.1.2: whoever makes a problem detail uses the status of the answer.
  else if (typeof value.status === "number" && value.status !== status) {
    problems.push(`the problem detail at /status: Must be the status of the answer, ${status}`);
  }
  return problems;
}

function isAbsentOr(type: "string" | "number", value: JsonValue | undefined): boolean {
  // Null is how many serializers write what is not there.
  return (value ?? undefined) === undefined || typeof value === type;
}
