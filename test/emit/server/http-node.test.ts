import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { generatedServer, listen } from "./emit-spec.ts";
import { errors, options, spec } from "./pets-api.ts";

describe("what only node:http can send", () => {
  let origin: string;
  beforeAll(async () => {
    const { createServer } = await generatedServer(spec);
    origin = await listen(createServer(options));
  });

  test("an absolute request target is taken by its path", async () => {
    const { port } = new URL(origin);
    const text = await raw(
      Number(port),
      "GET http://elsewhere.example/v2/pets/rex HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("a client that goes away in the middle of its body is no error of the server", async () => {
    errors.length = 0;
    const outgoing = httpRequest(`${origin}/v2/pets`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": "50" },
    });
    outgoing.on("error", () => {});
    outgoing.write("{");
    await new Promise((resolve) => setTimeout(resolve, 50));
    outgoing.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(errors).toEqual([]);
    expect((await fetch(`${origin}/v2/pets`)).status).toBe(200);
  });
});

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString();
    });
    socket.on("end", () => resolve(received)).on("error", reject);
  });
}
