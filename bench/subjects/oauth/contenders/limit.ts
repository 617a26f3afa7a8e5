import { generateKeyPairSync, randomUUID, sign, verify } from "node:crypto";
import { createServer } from "node:http";
import type { Contender } from "../contender-process.ts";
import { scope } from "../population.ts";
import { listen } from "./listen.ts";

/**
 * What no server can be faster than: node:http that reads the request and answers with as many octets as a server would,
 * and does nothing (`bare`), signs one token for each request (`sign`), or verifies the one that is sent (`verify`), all
 * with ES256 by node:crypto.
 */
export async function start({ work }: { readonly work: "bare" | "sign" | "verify" }): Promise<Contender> {
  const token = newToken();
  const claims = claimsOf(token);
  const texts = {
    "/token": () => tokenBody(work === "sign" ? newToken() : token),
    "/introspect": (body: string) => introspectionBody(work === "verify" ? claimsOf(tokenIn(body)) : claims),
    "/jwks": () => keySet,
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url;
      if (path !== "/token" && path !== "/introspect" && path !== "/jwks") return response.writeHead(404).end();
      const text = texts[path](Buffer.concat(chunks).toString());
      response.writeHead(200, {
        "content-type": "application/json",
        "cache-control": "no-store",
        "content-length": Buffer.byteLength(text),
      });
      response.end(text);
    });
  });
  return {
    port: await listen(server),
    ask: (count) => Array.from({ length: Number(count) }, newToken),
  };
}

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const kid = randomUUID();
const keySet = JSON.stringify({ keys: [{ ...publicKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid }] });
const lifetime = 3_600;

/** A token with the claims that a server puts into it (RFC 9068 section 2.2). */
function newToken(): string {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: "http://127.0.0.1:8787",
    aud: "http://127.0.0.1:8787/v2",
    sub: `user:${kid}`,
    client_id: kid,
    scope,
    jti: randomUUID(),
    iat,
    exp: iat + lifetime,
    gid: kid,
  };
  const input = `${encode({ alg: "ES256", typ: "at+jwt", kid })}.${encode(claims)}`;
  const signature = sign("sha256", Buffer.from(input), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${input}.${signature.toString("base64url")}`;
}

/** The claims of a token whose signature is right. */
function claimsOf(token: string): object {
  const end = token.lastIndexOf(".");
  const signature = Buffer.from(token.slice(end + 1), "base64url");
  const options = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  if (!verify("sha256", Buffer.from(token.slice(0, end)), options, signature)) throw new Error("a wrong signature");
  return JSON.parse(Buffer.from(token.slice(token.indexOf(".") + 1, end), "base64url").toString());
}

function tokenIn(form: string): string {
  return new URLSearchParams(form).get("token") ?? "";
}

function tokenBody(token: string): string {
  return JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: lifetime, scope, refresh_token: kid });
}

function introspectionBody(claims: object): string {
  return JSON.stringify({ active: true, ...claims, token_type: "Bearer" });
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
