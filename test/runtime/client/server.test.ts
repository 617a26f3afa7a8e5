import { describe, expect, test } from "vitest";
import { resolveClient } from "../../../templates/runtime/client/client.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import { chooseServer, fillVariables, locateFilled } from "../../../templates/runtime/client/server.ts";
import { requestURL } from "../../../templates/runtime/client/url.ts";

const template = {
  url: "https://{region}.example.com:{port}/{base}",
  variables: { region: { default: "us", enum: ["us", "eu"] }, port: { default: "443" }, base: { default: "api/v2" } },
};
const regional = { ...template, fill: fillVariables };
const servers = { production: regional, sandbox: "https://sandbox.example.com/v2" };

describe("the variables of a server", () => {
  test("have the caller's values, or their defaults", () => {
    expect(fillVariables(template)).toBe("https://us.example.com:443/api/v2");
    expect(fillVariables(template, { region: "eu", port: undefined, base: "a/b", other: "x" })).toBe(
      "https://eu.example.com:443/a/b",
    );
    expect(fillVariables({ url: "https://{toString}/", variables: {} })).toBe("https://{toString}/");
  });

  test("have to be given where they have no default", () => {
    const tenant = { url: "https://{tenant}.example.com", variables: { tenant: {} } };
    expect(fillVariables(tenant, { tenant: "acme" })).toBe("https://acme.example.com");
    expect(() => fillVariables(tenant)).toThrow(new TypeError("The server variable tenant has no default: give it."));
    const choice = { tenants: { ...tenant, fill: fillVariables }, other: "https://x.example" };
    expect(chooseServer({ baseURL: "https://test.example" }, choice).baseURL).toBe("https://test.example");
  });

  test.each([
    ["https://a.test/{base}", "/prod", "https://a.test/prod"],
    ["https://a.test/{base}/v1", "prod/", "https://a.test/prod/v1"],
    ["https://a.test/{base}/v1", "", "https://a.test/v1"],
    ["https://a.test/{base}/v1", "/a//b/", "https://a.test/a/b/v1"],
    ["/{base}/v1", "", "/v1"],
    ["/{base}", "//other.test", "/other.test"],
    ["{base}/v1", "/", "/v1"],
    ["{base}/v1", "https://b.test/", "https://b.test/v1"],
    ["//{base}/v1", "b.test", "//b.test/v1"],
  ])("leave no empty segments in %s: %j", (url, base, expected) => {
    expect(fillVariables({ url, variables: { base: { default: base } } })).toBe(expected);
    if (url !== "{base}/v1") expect(fillVariables({ url, variables: { base: {} } }, { base })).toBe(expected);
  });

  test("have no other value than the document allows", () => {
    expect(() => fillVariables(template, { region: "mars" })).toThrow(
      new TypeError("The server variable region is one of us, eu, not mars."),
    );
  });

  test.each(["x/", "x?", "x#", "x@y", "x\\y", "x y", "x\ny"])("cannot lead to another host: %j", (port) => {
    expect(() => fillVariables(template, { port })).toThrow("would end its place in");
  });

  test.each(["x?y", "x#", "x\\y", "x y"])("cannot end the path: %j", (base) => {
    expect(() => fillVariables(template, { base })).toThrow("would end its place in");
  });

  test.each(["../..", "..", "a/../b", "%2e%2E"])("cannot lead out of the path: %j", (base) => {
    expect(() => fillVariables(template, { base })).toThrow("leads out of https://{region}.example.com:{port}/{base}");
    expect(fillVariables(template, { base: "..a/.b" })).toBe("https://us.example.com:443/..a/.b");
  });
});

describe("the server of a client", () => {
  const own = (url: string, allowed: readonly string[]): OperationTable => ({
    name: "read",
    method: "GET",
    path: "/files",
    responses: {},
    server: { url, variables: { region: { default: "us", enum: allowed } }, locate: locateFilled },
  });
  const files = own("https://{region}.files.example.com/", ["us", "eu"]);
  const european = chooseServer({ serverVariables: { region: "eu" } }, servers);

  test("is the first one unless another is chosen", () => {
    expect(chooseServer({}, servers)).toMatchObject({
      baseURL: "https://us.example.com/api/v2",
      elsewhere: false,
    });
    expect(chooseServer({ server: "production" }, servers).elsewhere).toBe(false);
    expect(chooseServer({ server: "sandbox" }, servers)).toMatchObject({
      baseURL: "https://sandbox.example.com/v2",
      elsewhere: true,
    });
    for (const server of ["test", "toString"]) {
      expect(() => chooseServer({ server }, servers)).toThrow(
        new TypeError(`"${server}" is none of the servers: production, sandbox`),
      );
    }
  });

  test("excludes a base URL where it is chosen, and gives way to it where it is not", () => {
    const baseURL = "http://127.0.0.1:1";
    expect(() => chooseServer({ server: "sandbox", baseURL }, servers)).toThrow("give one of baseURL and server");
    expect(chooseServer({ baseURL }, servers).baseURL).toBe(baseURL);
  });

  test("has its variables filled in, and so has that of an operation", () => {
    expect(european.baseURL).toBe("https://eu.example.com/api/v2");
    expect(requestURL(european, files, {}, {}).url).toBe("https://eu.files.example.com/files");
    expect(requestURL(chooseServer({}, servers), files, {}, {}).url).toBe("https://us.files.example.com/files");
  });

  test("is the only one that is called, if it is not the first", () => {
    const sandbox = chooseServer({ server: "sandbox" }, servers);
    expect(requestURL(sandbox, files, {}, {})).toMatchObject({
      url: "https://sandbox.example.com/files",
      trusted: true,
    });
    const production = chooseServer({ server: "production" }, servers);
    expect(requestURL(production, files, {}, {}).url).toBe("https://us.files.example.com/files");
  });

  test("is the only one that is trusted, unless the caller names the other or chooses a base URL", () => {
    const first = "https://api.example.com";
    const elsewhere = own("https://files.example.com", ["us"]);
    const trusts = (client: ReturnType<typeof resolveClient>, baseURL?: string) =>
      requestURL(client, elsewhere, {}, { baseURL }).trusted;
    expect(trusts(resolveClient({}, first))).toBe(false);
    expect(trusts(resolveClient({ credentialOrigins: ["https://files.example.com"] }, first))).toBe(true);
    expect(trusts(resolveClient({ baseURL: first }, first))).toBe(true);
    expect(trusts(resolveClient({}, first), first)).toBe(true);
  });

  test("is no other than the document allows for an operation either", () => {
    const narrow = own("https://{region}.x.example.com", ["us"]);
    expect(() => requestURL(european, narrow, {}, {})).toThrow("The server variable region is one of us, not eu.");
  });
});
