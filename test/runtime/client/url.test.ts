import { describe, expect, test } from "vitest";
import { resolveClient } from "../../../templates/runtime/client/client.ts";
import type { OperationArguments, OperationTable } from "../../../templates/runtime/client/operation.ts";
import { fillPath, queryText } from "../../../templates/runtime/client/parameters.ts";
import { locateServer } from "../../../templates/runtime/client/server.ts";
import { pathValue } from "../../../templates/runtime/client/style.ts";
import { fillStyledPath } from "../../../templates/runtime/client/styled-parameters.ts";
import { requestURL } from "../../../templates/runtime/client/url.ts";

const get = (path: string, more: Partial<OperationTable> = {}): OperationTable => ({
  name: "read",
  method: "GET",
  path,
  fill: fillPath,
  query: queryText,
  responses: {},
  ...more,
});

function url(
  operation: OperationTable,
  args: OperationArguments = {},
  baseURL?: string,
  requestBaseURL?: string,
): string {
  const client = resolveClient({ baseURL }, "https://api.example.com/v2");
  return requestURL(client, operation, args, requestBaseURL === undefined ? {} : { baseURL: requestBaseURL }).url;
}

describe("the server of a request", () => {
  const wellKnown = get("/.well-known/thing", { server: { url: "https://www.example.com", locate: locateServer } });

  test("is the document's where the caller chose none", () => {
    expect(url(get("/things"))).toBe("https://api.example.com/v2/things");
    expect(url(wellKnown)).toBe("https://www.example.com/.well-known/thing");
  });

  test("is never chosen by a member of what the caller hands on", () => {
    const row = { query: {}, url: "https://evil.example/", server: "https://evil.example/" };
    expect(url(get("/things"), row)).toBe("https://api.example.com/v2/things");
  });

  test("is the caller's base URL, with or without a slash at its end", () => {
    expect(url(get("/things"), {}, "http://127.0.0.1:8787/v2")).toBe("http://127.0.0.1:8787/v2/things");
    expect(url(get("/things"), {}, "http://127.0.0.1:8787/v2/")).toBe("http://127.0.0.1:8787/v2/things");
    expect(url(get("/things"), {}, "http://127.0.0.1:8787")).toBe("http://127.0.0.1:8787/things");
  });

  test("keeps to the base URL's origin for an operation whose server the document sets apart", () => {
    expect(url(wellKnown, {}, "http://127.0.0.1:8787/v2")).toBe("http://127.0.0.1:8787/.well-known/thing");
    expect(
      url(
        get("/x", { server: { url: "https://files.example.com/up/", locate: locateServer } }),
        {},
        "http://127.0.0.1:8787/v2",
      ),
    ).toBe("http://127.0.0.1:8787/up/x");
    expect(url(wellKnown, {}, undefined, "http://127.0.0.1:9/v2")).toBe("http://127.0.0.1:9/.well-known/thing");
  });

  test.each([
    ["", "/x"],
    ["/", "/x"],
    ["v3", "/v3/x"],
    ["./v3/", "/v3/x"],
    ["/v3", "/v3/x"],
  ])("%j of an operation begins at the origin, as it does for the server", (own, path) => {
    const operation = get("/x", { server: { url: own, locate: locateServer } });
    expect(url(operation)).toBe(`https://api.example.com${path}`);
    expect(url(operation, {}, "http://127.0.0.1:8787/v2")).toBe(`http://127.0.0.1:8787${path}`);
  });

  test("may be relative in the document only if the caller gives an address", () => {
    const advice = "baseURL: Give an http URL, of origin and path alone.";
    expect(() => resolveClient({}, "/v2")).toThrow(new TypeError(advice));
    expect(resolveClient({ baseURL: "http://127.0.0.1:1/v2" }, "/v2").baseURL).toBe("http://127.0.0.1:1/v2");
    for (const baseURL of ["http://127.0.0.1:1/?a=b", "http://127.0.0.1:1/#a", "file:///v2", "127.0.0.1:1", "x y"]) {
      expect(() => resolveClient({ baseURL }, "/v2")).toThrow(new TypeError(advice));
    }
  });

  test.each(["http://u:pw@127.0.0.1:1/v2", "http://u@127.0.0.1:1", "http://:p@127.0.0.1:1/a", "http:u:pw@127.0.0.1:1"])(
    "is refused at once with credentials, which fetch does not send, and not shown: %s",
    (baseURL) => {
      const refused = /^baseURL: Give an http URL, of origin and path alone\.$/;
      expect(() => resolveClient({ baseURL }, "/")).toThrow(refused);
      expect(() => resolveClient({}, baseURL)).toThrow(refused);
      expect(() => url(get("/x"), {}, undefined, baseURL)).toThrow(refused);
    },
  );

  test("may have an @ in its path", () => {
    const baseURL = "http://127.0.0.1:1/@me/a@b";
    expect(resolveClient({ baseURL }, "/").baseURL).toBe(baseURL);
  });
});

describe("path parameters", () => {
  test.each(["a b", "a/b", "a?b=c#d", "ü", "..%2f", "a;b", "%2e%2e", "...", "a..", "{id}", "$&"])(
    "%j arrives as it was given",
    (id) => {
      const sent = new URL(url(get("/things/{id}/parts"), { path: { id } }));
      const segments = sent.pathname.split("/");
      expect(segments).toHaveLength(5);
      expect(decodeURIComponent(segments[3] ?? "")).toBe(id);
    },
  );

  test.each([".", ".."])("%j is refused, because URL parsers would remove it", (id) => {
    expect(() => url(get("/things/{id}"), { path: { id } })).toThrow(
      `/things/{id} becomes /things/${id}, which has a dot segment.`,
    );
  });

  test.each([undefined, null, ""])("%j is refused: without it the path is another one", (id) => {
    expect(() => url(get("/things/{id}"), { path: { id } })).toThrow(/path parameter id: It is missing/);
  });

  test.each([[], [""], {}, { a: 1 }])("%j is refused where nothing says how it is written", (id) => {
    expect(() => url(get("/things/{id}"), { path: { id } })).toThrow(/path parameter id: It is no single value/);
  });

  test.each([undefined, null, "", [], {}])("%j is refused where it is written in a style of its own", (id) => {
    const parameters = [{ name: "id", in: "path", style: "simple", write: pathValue }] as const;
    expect(() => url(get("/things/{id}", { parameters, fill: fillStyledPath }), { path: { id } })).toThrow(
      /path parameter id: It is missing/,
    );
  });

  test.each([undefined, null])("%j is refused though its style would write something", (id) => {
    const parameters = [{ name: "id", in: "path", style: "label", write: pathValue }] as const;
    expect(() => url(get("/things/{id}", { parameters, fill: fillStyledPath }), { path: { id } })).toThrow(
      /path parameter id: It is missing/,
    );
  });

  test.each(["a/../../admin?x=1", "../b", "a#b", "a;b=c", "..%2f..", "a\\..\\b"])(
    "%j keeps its place in every style",
    (id) => {
      for (const style of ["simple", "label", "matrix"] as const) {
        const parameters = [{ name: "id", in: "path", style, explode: false, write: pathValue }] as const;
        const sent = new URL(url(get("/things/{id}/parts", { parameters, fill: fillStyledPath }), { path: { id } }));
        expect(sent.pathname.split("/")).toHaveLength(5);
        expect(sent.pathname).toMatch(/^\/v2\/things\/.*\/parts$/);
        expect(decodeURIComponent(sent.pathname)).toContain(id);
        expect(sent.search + sent.hash).toBe("");
      }
    },
  );

  test.each([".", ".."])("%j is refused also in a style of its own", (id) => {
    const parameters = [{ name: "id", in: "path", style: "simple", explode: false, write: pathValue }] as const;
    expect(() => url(get("/things/{id}", { parameters, fill: fillStyledPath }), { path: { id } })).toThrow(
      `/things/{id} becomes /things/${id}, which has a dot segment.`,
    );
  });

  test("several in one segment cannot make it a dot segment together", () => {
    expect(() => url(get("/{a}{b}"), { path: { a: ".", b: "." } })).toThrow(TypeError);
    expect(url(get("/{year}-{month}.json"), { path: { year: 2026, month: 11 } })).toMatch(/\/2026-11\.json$/);
  });
});

describe("the query", () => {
  test("has bracketed names that every server reads back", () => {
    const sent = url(get("/things"), {
      query: { "page[size]": 2, "filter[name][contains]": "a&b=c +ü", "filter[verified]": false },
    });
    expect(sent).not.toMatch(/[[\]]/);
    expect([...new URL(sent).searchParams]).toEqual([
      ["page[size]", "2"],
      ["filter[name][contains]", "a&b=c +ü"],
      ["filter[verified]", "false"],
    ]);
  });

  test("leaves out what is undefined or null, and is left out when it is empty", () => {
    expect(url(get("/things"), { query: { a: undefined, b: null } })).toBe("https://api.example.com/v2/things");
  });
});
