import type { Issue } from "telnyx-oauth-model/runtime";

/** The part of a request. */
export type RequestLocation = "path" | "query" | "header" | "cookie" | "body";

/** Something in a request that does not fit the API. */
export interface RequestIssue extends Issue {
  readonly location: RequestLocation;
}

/** An issue of a validator as one of the request: its path continues where the value stands. */
export function locatedIssue(location: RequestLocation, name: string | undefined, issue: Issue): RequestIssue {
  return { ...issue, location, path: pointer(name) + issue.path };
}

/**
 * An issue that shows before a validator is asked.
 * @param name The parameter or member; undefined for the whole body.
 * @param expected What the keyword asks for: the types of a text that is of none of them.
 */
export function requestIssue(
  location: RequestLocation,
  name: string | undefined,
  keyword: string,
  message: string,
  expected?: unknown,
): RequestIssue {
  return { location, path: pointer(name), schema: "", keyword, message, expected, actual: undefined };
}

/** The pointer to a member (RFC 6901 section 3). */
export function pointer(name: string | undefined): string {
  return name === undefined ? "" : `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
