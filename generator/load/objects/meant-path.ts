import { isJsonArray, isJsonObject, type JsonValue, member } from "../text/json.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/**
 * The path that was meant by a key of `paths` without its slash (OpenAPI 3.1 section 4.8.8): behind the method of its only
 * operation, `GET /pets`, and behind the URL of a server, `https://api.test/v1/pets`. Undefined where that cannot be told.
 * @param root The document's.
 */
export function meantPath(key: string, item: JsonValue, root: JsonValue): string | undefined {
  const [, method, rest = ""] = /^([a-z]+)\s+(\S[\s\S]*)$/i.exec(key) ?? [];
  if (method !== undefined && methods.includes(method.toLowerCase())) {
    return operationsOf(item).join() === method.toLowerCase() ? withSlash(rest) : undefined;
  }
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(key)) return withSlash(key);
  const read = new Set(addresses(root).flatMap((url) => (key.startsWith(`${url}/`) ? key.slice(url.length) : [])));
  const [only, ...others] = read;
  return others.length === 0 ? only : undefined;
}

function operationsOf(item: JsonValue): readonly string[] {
  return isJsonObject(item) ? Object.keys(item).filter((key) => methods.includes(key)) : [];
}

function withSlash(path: string): string {
  return path.startsWith("/") ? path : `/${path}`;
}

/** The URLs that paths are appended to, without a slash at their ends: of `servers`, and of a `host` with its `schemes`. */
function addresses(root: JsonValue): readonly string[] {
  const servers = listOf(member(root, "servers")).flatMap((server) => textOf(member(server, "url")));
  const hosts = listOf(member(root, "schemes"))
    .flatMap(textOf)
    .flatMap((scheme) =>
      textOf(member(root, "host")).map((host) => `${scheme}://${host}${textOf(member(root, "basePath")).join()}`),
    );
  return [...servers, ...hosts].map((url) => url.replace(/\/$/, ""));
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return value !== undefined && isJsonArray(value) ? value : [];
}

function textOf(value: JsonValue | undefined): readonly string[] {
  return typeof value === "string" ? [value] : [];
}
