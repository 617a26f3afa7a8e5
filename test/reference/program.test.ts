/** The program and the operator's commands, as processes of their own. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer as createTcpServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as oauth from "oauth4webapi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plainEnvironment, repository, run as runProgram } from "../support/command.ts";
import { query, REDIRECT_URI } from "./support/application.ts";

describe("the program", () => {
  const program = fileURLToPath(new URL("../../reference/oauth-server.js", import.meta.url));

  let folder: string;
  let database: { readonly DATABASE_URL: string };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "oauth-main-"));
    database = { DATABASE_URL: `sqlite:${folder}/oauth.db` };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Starts the program, waits until it serves, ends it, and gives what it said. */
  async function startAndStop(env: Record<string, string>): Promise<string> {
    const { child, output, ended } = run({ PORT: String(await freePort()), ...database, ...env });
    await expect.poll(() => output.out, { timeout: 10_000 }).toContain("curl");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    return output.out;
  }

  function run(env: Record<string, string>, words = ["start"], nodeOptions: readonly string[] = []) {
    const child = spawn(process.execPath, [...nodeOptions, program, ...words], {
      env: { PATH: "", NODE_OPTIONS: "--conditions=specwright-source", ...env },
    });
    const output = { out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => (output.out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output.err += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    return { child, output, ended };
  }

  it("serves a client of others from discovery to refresh, and ends on a signal", async () => {
    const port = await freePort();
    const { child, output, ended } = run({ PORT: String(port), ...database });
    while (!output.out.includes("curl") && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const issuer = new URL(`http://127.0.0.1:${port}`);
    const apiKey = /shown only now, is (\S+)/.exec(output.out)?.[1] ?? "";
    const insecure = { [oauth.allowInsecureRequests]: true };
    const discovered = await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...insecure });
    const as = await oauth.processDiscoveryResponse(issuer, discovered);

    const owner = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    const created = await fetch(`${issuer.origin}/v2/oauth/clients`, {
      method: "POST",
      headers: owner,
      body: JSON.stringify({
        name: "App",
        client_type: "confidential",
        allowed_scopes: ["admin"],
        allowed_grant_types: ["authorization_code", "refresh_token"],
        redirect_uris: [REDIRECT_URI],
      }),
    });
    const { data } = JSON.parse(await created.text());
    const client: oauth.Client = { client_id: data.client_id };
    const auth = oauth.ClientSecretBasic(data.client_secret);
    const verifier = oauth.generateRandomCodeVerifier();
    const url = new URL(as.authorization_endpoint ?? "");
    url.search = query({
      response_type: "code",
      client_id: client.client_id,
      redirect_uri: REDIRECT_URI,
      state: "s",
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    const page = await (await fetch(url)).text();
    const consent_token = /name="consent_token" value="([^"]+)"/.exec(page)?.[1];
    const decided = await fetch(`${issuer.origin}/v2/oauth/grants`, {
      method: "POST",
      headers: owner,
      body: JSON.stringify({ allowed: true, consent_token }),
    });
    const { redirect_uri } = JSON.parse(await decided.text());
    const callback = oauth.validateAuthResponse(as, client, new URL(redirect_uri), "s");
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      auth,
      callback,
      REDIRECT_URI,
      verifier,
      insecure,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response);
    const bearer = new Request(issuer, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    const claims = await oauth.validateJwtAccessToken(as, bearer, `${issuer.origin}/v2`, insecure);
    expect(claims).toMatchObject({ client_id: client.client_id, scope: "admin" });
    const refreshed = await oauth.refreshTokenGrantRequest(as, client, auth, tokens.refresh_token ?? "", insecure);
    expect((await oauth.processRefreshTokenResponse(as, client, refreshed)).refresh_token).not.toBe(
      tokens.refresh_token,
    );

    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(output.err).toBe("");
  });

  it("goes on when nobody reads its log any more", async () => {
    const port = await freePort();
    const { child, output, ended } = run({ PORT: String(port), ...database, LOG: "requests" });
    await expect.poll(() => output.out, { timeout: 10_000 }).toContain("curl");
    child.stderr.destroy();
    for (let count = 0; count < 3; count += 1)
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("shows the first API key when it serves, after a start that failed and an operator who came first", async () => {
    const taken = createTcpServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => {
        const address = taken.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const failed = run({ PORT: String(port), ...database });
    expect(await failed.ended).toBe(1);
    taken.close();
    expect(failed.output).toEqual({ out: "", err: `PORT: ${port} is in use by another program on 127.0.0.1.\n` });
    const listed = run(database, ["api-keys", "list"]);
    expect(await listed.ended).toBe(0);
    expect(listed.output.out).toBe("there is no API key\n");
    expect(await startAndStop({})).toContain("shown only now");
    expect(await startAndStop({})).not.toContain("shown only now");
  });

  it.each([
    ["host.invalid", "HOST: host.invalid is not the name of a host that can be found."],
    ["192.0.2.1", "HOST: 192.0.2.1 is not an address of this machine."],
  ])("says in a sentence that it cannot listen on %s", async (HOST, sentence) => {
    const { output, ended } = run({ ...database, HOST, ISSUER: "https://auth.example" });
    expect(await ended).toBe(1);
    expect(output).toEqual({ out: "", err: `${sentence}\n` });
  });

  const addresses = Object.values(networkInterfaces()).flatMap((found = []) => found.map(({ address }) => address));
  it.skipIf(!addresses.includes("::1"))("listens on an IPv6 address that is written as in a URL", async () => {
    expect(await startAndStop({ HOST: "[::1]" })).toMatch(/ is at http:\/\/\[::1\]:\d+\n/);
  });

  it("does not recommend an API_KEY that is revoked", async () => {
    const API_KEY = "a-configured-key-0123456789";
    expect(await startAndStop({ API_KEY })).toContain("Bearer $API_KEY");
    const list = run(database, ["api-keys", "list"]);
    await list.ended;
    const revoked = run(database, ["api-keys", "revoke", list.output.out.split(" ")[0] ?? ""]);
    expect(await revoked.ended).toBe(0);
    const said = await startAndStop({ API_KEY });
    expect(said).toContain("API_KEY has been revoked");
    expect(said).not.toContain("$API_KEY");
  });

  it("is not started with another key-encryption key, and neither is a command", async () => {
    const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
    await startAndStop({ KEY_ENCRYPTION_KEY: key(1) });
    for (const words of [["start"], ["keys", "list"]]) {
      const refused = run({ ...database, KEY_ENCRYPTION_KEY: key(2) }, words);
      expect(await refused.ended).toBe(1);
      expect(refused.output).toEqual({
        out: "",
        err: expect.stringMatching(/^KEY_ENCRYPTION_KEY: .*\/oauth\.db .*\.\n$/),
      });
    }
  });

  it("says in a sentence that its database is none", async () => {
    const path = join(folder, "oauth.db");
    writeFileSync(path, "Dear diary");
    const damaged = run(database);
    expect(await damaged.ended).toBe(1);
    expect(damaged.output.err).toBe(`DATABASE_URL: ${path} is not a SQLite database, or is damaged.\n`);
  });

  it("makes a database when it is started, and not for an operator whose DATABASE_URL is mistyped", async () => {
    const mistyped = join(folder, "outh.db");
    const refused = run({ DATABASE_URL: `sqlite:${mistyped}` }, ["api-keys", "create"]);
    expect(await refused.ended).toBe(1);
    expect(refused.output.err).toBe(`DATABASE_URL: ${mistyped} does not exist; the server makes it when it starts.\n`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("exports an installation, and imports it where none is", async () => {
    const KEY_ENCRYPTION_KEY = Buffer.alloc(32, 1).toString("base64");
    await startAndStop({ KEY_ENCRYPTION_KEY });
    const file = join(folder, "export.ndjson");
    const target = { DATABASE_URL: `sqlite:${folder}/target.db`, KEY_ENCRYPTION_KEY };
    const exported = run({ ...database, KEY_ENCRYPTION_KEY }, ["export", file]);
    expect(await exported.ended).toBe(0);
    for (const [code, sentence] of [
      [0, "everything is imported\n"],
      [1, "nothing is imported: there is an installation already\n"],
    ] as const) {
      const { output, ended } = run(target, ["import", file]);
      expect(await ended).toBe(code);
      expect(output.out + output.err).toBe(sentence);
    }
  });

  it("tells an old Node what it needs", async () => {
    const old = 'data:text/javascript,Object.defineProperty(process, "versions", { value: { node: "20.20.2" } })';
    const { output, ended } = run(database, ["keys", "list"], ["--import", old]);
    expect(await ended).toBe(1);
    expect(output.err).toMatch(
      /^The authorization server needs Node 22\.19 or newer; this is 20\.20\.2\.\n.*npm start.*\n$/,
    );
  });

  it("says how it finds the generated packages, where it does not", async () => {
    const { output, ended } = run({ ...database, NODE_OPTIONS: "" });
    expect(await ended).toBe(1);
    expect(output.err).toMatch(/^Cannot find .*telnyx-oauth-server.*\n.*run npm ci once, and then npm start\.\n$/);
  });

  it("says what its commands are, without a database", async () => {
    for (const words of [[], ["--help"], ["other"]]) {
      const { output, ended } = run(database, words);
      const asked = words[0] === "--help";
      expect(await ended).toBe(asked ? 0 : 1);
      expect(asked ? output.out : output.err).toMatch(
        /^usage: npm run oauth-server -- <command>\n {2}start .*\n {2}clients list \[part_of_name\] /,
      );
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says of a noun what can be done with it, and of a command what it does", async () => {
    const help = async (words: string[]) => {
      const { output, ended } = run(database, [...words, "--help"]);
      expect(await ended).toBe(0);
      return output.out.trimEnd().split("\n").slice(1);
    };
    expect((await help(["api-keys"])).map((line) => line.split(/ {2,}/)[1])).toEqual([
      "api-keys list",
      "api-keys create [user_id]",
      "api-keys revoke <id>",
    ]);
    expect(await help(["keys", "rotate"])).toEqual([
      expect.stringMatching(/^ {2}keys rotate +publish a new signing key/),
      expect.stringContaining("SIGNING_KEY_DAYS"),
    ]);
  });

  it("R127: answers what is under way when it is told to stop, and takes nothing new", async () => {
    const port = await freePort();
    const { child, output, ended } = run({ PORT: String(port), ...database });
    await expect.poll(() => output.out, { timeout: 10_000 }).toContain("curl");
    const body = "grant_type=password";
    const head = "POST /v2/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(`${head}Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`);
    });
    let received = "";
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString();
    });
    // The server has begun with the request when it asks for the rest of it.
    await expect.poll(() => received).toContain("100 Continue");
    child.kill("SIGTERM");
    const refused = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        () => false,
        () => true,
      );
    await expect.poll(refused, { timeout: 5_000 }).toBe(true);
    expect(child.exitCode).toBeNull();
    socket.write(body);
    expect(await ended).toBe(0);
    expect(received).toContain('"error":"unsupported_grant_type"');
  });

  it.each([".", "reference"])("is run by npm in %s, with the Node that the project brings", async (place) => {
    const result = await runProgram("npm", ["run", "--silent", "oauth-server", "--", "keys", "list"], {
      cwd: join(repository, place),
      env: plainEnvironment(database),
    });
    const sentence = `DATABASE_URL: ${folder}/oauth.db does not exist; the server makes it when it starts.\n`;
    expect(result).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(sentence) });
  });

  it("says all that is wrong with its settings, without a stack trace", async () => {
    const { output, ended } = run({ PORT: "x", HOST: "0.0.0.0" });
    expect(await ended).toBe(1);
    expect(output.err.trim().split("\n")).toEqual([expect.stringMatching(/^PORT /), expect.stringMatching(/^ISSUER /)]);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createTcpServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
