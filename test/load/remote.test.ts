import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import type { Diagnostic } from "../../generator/diagnostics.ts";
import { generate } from "../../generator/generate.ts";
import { RemoteReader } from "../../generator/load/files/read-remote.ts";
import { parseHost, RemoteHosts } from "../../generator/load/files/remote-hosts.ts";
import { selfSigned } from "../adapters/self-signed.ts";
import { loadText, minimal, temporaryFolder } from "./load-text.ts";

/** What the server has, by path: a text, or a status with headers. */
const pages: Record<string, string | { readonly status: number; readonly headers?: Record<string, string> }> = {
  "/pets/pet.yml": "type: object\nproperties: { owner: { $ref: '../people.json#/Owner' }, self: { $ref: '#' } }\n",
  "/people.json": '{ "Owner": { "type": "object", "properties": { "pet": { "$ref": "pets/pet.yml" } } } }',
  "/moved.yml": { status: 302, headers: { location: "/pets/pet.yml" } },
  "/away.yml": { status: 301, headers: { location: "https://elsewhere.example/pet.yml" } },
  "/around.yml": { status: 307, headers: { location: "/around.yml" } },
  "/packed.yml": { status: 200, headers: { "content-encoding": "gzip" } },
  "/announced.yml": { status: 200, headers: { "content-length": "999999999999" } },
  "/page.yml": "<!doctype html><html><head><title>Sign in</title></head></html>",
  "/broken.yml": "type: [object\n",
  "/local.yml": "$ref: file:///etc/hostname\n",
  "/up.yml": "$ref: ../../../etc/hostname\n",
  "/a.yml": "type: object\nproperties: { lost: { $ref: '#/nothing' } }\n",
};

let server: Server;
let host: string;
let requests: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    const page = pages[request.url ?? ""];
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === "string") response.end(page);
    else if (request.url === "/announced.yml") response.writeHead(page.status, page.headers).flushHeaders();
    else response.writeHead(page.status, page.headers).end();
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  host = `127.0.0.1:${portOf(server)}`;
});
beforeEach(() => {
  requests = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function portOf(listening: { address(): AddressInfo | string | null }): number {
  const address = listening.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const schemas = (...references: readonly string[]) =>
  minimal(
    `components:\n  schemas:\n${references.map((reference, index) => `    S${index}: { $ref: ${JSON.stringify(reference)} }\n`).join("")}`,
  );
const at = (path: string) => `http://${host}${path}`;
const told = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, location, message }) => `${code} ${location?.file}:${location?.line}: ${message}`);

test("documents of a host that is allowed are loaded once, and what they refer to relative to their addresses", async () => {
  const { document, printed } = await loadText(schemas(at("/moved.yml"), at("/pets/pet.yml")), {}, [host]);
  expect(printed).toBe("");
  const [moved, pet] = ["S0", "S1"].map((name) =>
    document?.root.get("components")?.get("schemas")?.get(name)?.resolve(),
  );
  expect(pet?.id).toBe(`${at("/pets/pet.yml")}#`);
  expect(moved?.id).toBe(pet?.id);
  const owner = pet?.get("properties")?.get("owner")?.resolve();
  expect(owner?.id).toBe(`${at("/people.json")}#/Owner`);
  expect(owner?.get("properties")?.get("pet")?.resolve()?.id).toBe(pet?.id);
  expect(document?.files).toEqual(["api.yml", at("/pets/pet.yml"), at("/people.json")]);
  expect(requests.map(({ url }) => url)).toEqual(["/moved.yml", "/pets/pet.yml", "/people.json"]);
});

test("a request says nothing of who asks", async () => {
  await loadText(schemas(at("/people.json#/Owner")), {}, [host]);
  const { headers } = requests[0] ?? {};
  expect(Object.keys(headers ?? {}).sort()).toEqual(["accept", "accept-encoding", "connection", "host", "user-agent"]);
  expect(headers?.["user-agent"]).toBe("specwright");
});

test("the conformance test loads what the output was generated from", async () => {
  const folder = await temporaryFolder();
  const paths = { "/pet": { get: { responses: { "204": { description: "Done." } } } } };
  const components = { schemas: { Pet: { $ref: at("/pets/pet.yml") } } };
  const document = { openapi: "3.1.0", info: { title: "Remote", version: "1" }, paths, components };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const settings = { spec: "api.json", out: "out", name: "remote", conformance: true, remote: [host] };
  const { changes } = await generate(resolveConfig(settings, folder), { check: true, cwd: folder });
  const texts = new Map(changes.flatMap((change) => ("file" in change ? [[change.path, change.file.text]] : [])));
  expect(texts.get("conformance/index.ts")).toContain(`remote: ["${host}"],`);
  expect(texts.get("model/src/schemas.ts")).toContain("owner?: ");
});

test("what is not allowed is not asked for", async () => {
  const port = portOf(server);
  const user = `http://user:secret@${host}/pets/pet.yml`;
  const references = [at("/pets/pet.yml"), `http://localhost:${port}/a`, "https://specs.example.com/a.yml#/b", user];
  const none = await loadText(schemas(...references));
  expect(new Set(none.diagnostics.map(({ code }) => code))).toEqual(new Set(["remote-reference"]));
  expect(none.printed).toContain("--remote specs.example.com");
  const { diagnostics, printed } = await loadText(schemas(...references), {}, [host, "specs.example.com:8443"]);
  expect(told(diagnostics).slice(0, 3)).toEqual([
    `remote-reference api.yml:7: http://localhost:${port}/a is not on this machine`,
    "remote-reference api.yml:8: https://specs.example.com/a.yml is not on this machine",
    `remote-reference api.yml:9: http://***********@${host}/pets/pet.yml holds credentials, and none are ever sent`,
  ]);
  expect(printed).not.toContain("secret");
  expect(requests.map(({ url }) => url)).toEqual(["/pets/pet.yml", "/people.json"]);
});

test("what has no document is an error at the reference, and what is wrong with one stands in it", async () => {
  const paths = ["/none.yml", "/away.yml", "/around.yml", "/packed.yml", "/announced.yml", "/page.yml", "/broken.yml"];
  const inside = ["/local.yml", "/up.yml", "/a.yml"];
  const { diagnostics } = await loadText(schemas(...[...paths, ...inside].map(at)), {}, [host]);
  expect(told(diagnostics)).toEqual([
    `unreadable-file api.yml:6: ${at("/none.yml")} is answered by 404 Not Found`,
    `unreadable-file api.yml:7: ${at("/away.yml")} leads on to https://elsewhere.example/pet.yml, which is of no host in \`remote\``,
    `unreadable-file api.yml:8: ${at("/around.yml")} leads on to another address more than 5 times`,
    `unreadable-file api.yml:9: ${at("/packed.yml")} is encoded as gzip, which was not asked for`,
    `unreadable-file api.yml:10: ${at("/announced.yml")} is larger than 128 MB, together with the documents before it`,
    `invalid-syntax ${at("/page.yml")}:1: this is a page of HTML, and no OpenAPI document`,
    expect.stringMatching(`^invalid-syntax ${at("/broken.yml")}:2: `),
    `unreadable-file ${at("/up.yml")}:1: ${at("/etc/hostname")} is answered by 404 Not Found`,
    `remote-reference ${at("/local.yml")}:1: file:///etc/hostname is not on this machine`,
    `unresolved-reference ${at("/a.yml")}:2: nothing stands at #/nothing`,
  ]);
});

test("a host that is not there, and one without a certificate that is trusted, are errors at the reference", async () => {
  const { key, cert } = await selfSigned();
  const secure = createTlsServer({ key, cert }, (_, response) => response.end("type: object"));
  await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
  const port = portOf(secure);
  const tls = `localhost:${port}`;
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const nobody = `127.0.0.1:${portOf(closed)}`;
  await new Promise((resolve) => closed.close(resolve));
  const references = [`https://${tls}/a.yml`, `http://${nobody}/a.yml`];
  const { diagnostics } = await loadText(schemas(...references), {}, [tls, nobody]);
  expect(told(diagnostics)).toEqual([
    expect.stringMatching(`^unreadable-file api.yml:6: https://${tls}/a.yml cannot be loaded: .*certificate`),
    `unreadable-file api.yml:7: http://${nobody}/a.yml cannot be loaded: nothing listens there`,
  ]);
  secure.close();
});

test("all documents together are limited in number, size and time", async () => {
  const usual = { documents: 10, bytes: 1000, milliseconds: 10_000, millisecondsEach: 10_000 };
  const reader = (limits: object) => new RemoteReader(new RemoteHosts([host]), { ...usual, ...limits });
  const few = reader({ documents: 1 });
  expect(await few.read(at("/people.json"))).toMatchObject({ address: at("/people.json") });
  expect(await few.read(at("/pets/pet.yml"))).toEqual({ fault: "is one of more than 1 documents of the network" });
  const small = reader({ bytes: 100 });
  await small.read(at("/people.json"));
  expect(await small.read(at("/pets/pet.yml"))).toMatchObject({ fault: expect.stringMatching(/^is larger than/) });
  const slow = createServer((_, response) => response.writeHead(200).write("type: "));
  await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
  const address = `127.0.0.1:${portOf(slow)}`;
  const impatient = new RemoteReader(new RemoteHosts([address]), { ...usual, millisecondsEach: 50 });
  expect(await impatient.read(`http://${address}/`)).toEqual({ fault: "takes longer than 0.05 s" });
  slow.closeAllConnections();
  slow.close();
});

test("a name that leads to this machine or into the user's own network is not followed there", async () => {
  const resolveTo =
    (address: string): ConstructorParameters<typeof RemoteReader>[2] =>
    (_name, _options, callback) =>
      callback(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
  const addresses = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "::1", "fd00::1", "::ffff:10.0.0.1"];
  for (const address of addresses) {
    const reader = new RemoteReader(new RemoteHosts(["specs.example.com"]), undefined, resolveTo(address));
    expect(await reader.read("https://specs.example.com/a.yml")).toEqual({
      fault: `cannot be loaded: its host has the address ${address}, which is not of the public network: list the address too, if that is meant`,
    });
  }
  const hosts = new RemoteHosts(["specs.example.com", "10.1.2.3", "localhost:8080"]);
  expect(hosts.mayConnect("specs.example.com", "93.184.215.14")).toBe(true);
  expect(hosts.mayConnect("specs.example.com", "10.1.2.3")).toBe(true);
  expect(hosts.mayConnect("specs.example.com", "10.1.2.4")).toBe(false);
  expect(hosts.mayConnect("localhost", "127.0.0.1")).toBe(true);
  expect(hosts.mayConnect("localhost", "10.1.2.4")).toBe(false);
});

test.each([
  ["https://specs.example.com/a", undefined],
  ["https://SPECS.example.com:443/a", undefined],
  ["https://specs.example.com:8443/a", "is not on this machine"],
  ["http://specs.example.com/a", "is only asked for by https"],
  ["http://localhost:8080/a", undefined],
  ["https://localhost:8080/a", undefined],
  ["http://localhost/a", "is only asked for by https"],
  ["http://10.0.0.1:8080/a", "is only asked for by https"],
  ["https://specs.example.com.evil.example/a", "is not on this machine"],
  ["https://evil.example/?specs.example.com", "is not on this machine"],
  ["https://specs.example.com@evil.example/", "is not on this machine"],
  ["https://token@specs.example.com/", "holds credentials"],
  ["ftp://specs.example.com/a", "is not on this machine"],
  ["file:///etc/hostname", "is not on this machine"],
])("%s by the list: %s", (address, refusal) => {
  const hosts = new RemoteHosts(["specs.example.com", "localhost:8080", "10.0.0.1:8080"]);
  const said = hosts.refusal(address);
  if (refusal === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(refusal);
});

test("a host is a name or an address, with a port or without", () => {
  const valid = ["specs.example.com", "localhost:8080", "127.0.0.1:80", "[::1]:443", "bücher.example"];
  const invalid = [
    "",
    "https://a.example",
    "a.example/b",
    "user@a.example",
    "*",
    "a:b",
    "a:99999",
    "a b",
    "a?b",
    "::1",
  ];
  for (const text of valid) expect(parseHost(text)).toBeDefined();
  for (const text of invalid) expect([text, parseHost(text)]).toEqual([text, undefined]);
  expect(parseHost("Bücher.example")?.name).toBe("xn--bcher-kva.example");
});
