import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { doors, open, pause, streaming } from "./streaming-api.ts";
import { answering, endedOnce, failsWith500, sourcesThroughDoors, webStream } from "./tracked-sources.ts";

describe.each(sourcesThroughDoors)("through %s, %s", (door, _name, make) => {
  test("is sent whole, and not ended then", async () => {
    const answered = await answering(door, make, { isEndless: false });
    expect(await answered.ask("GET").body).toEqual({ text: "onetwo", isWhole: true });
    await pause(10);
    expect([answered.source.ends, answered.errors]).toEqual([0, []]);
  });

  test("is ended with the client that goes away in its middle", async () => {
    const answered = await answering(door, make, {});
    const asked = answered.ask("GET");
    await asked.begun;
    asked.leave();
    await endedOnce(answered);
    expect(answered.errors).toEqual([]);
  });

  test("is ended where the client was gone before the answer", async () => {
    const gate = Promise.withResolvers<void>();
    const answered = await answering(door, make, {}, {}, gate.promise);
    const asked = answered.ask("GET");
    await answered.asked;
    asked.leave();
    await pause(30);
    gate.resolve();
    await endedOnce(answered);
    expect(answered.errors).toEqual([]);
  });

  test("is ended where HEAD was asked", async () => {
    const answered = await answering(door, make, {});
    expect(await answered.ask("HEAD").status).toBe(200);
    await endedOnce(answered);
    expect(answered.errors).toEqual([]);
  });

  test("is ended where its response has a header that cannot be sent", async () => {
    const answered = await answering(door, make, { headers: { "x-name": "日本" } });
    await failsWith500(answered, /^the value of the header x-name/);
  });

  test("is ended where its response is none, or is not declared", async () => {
    const none = await answering(door, make, { status: 99 });
    await failsWith500(none, /returned no response$/);
    const undeclared = await answering(door, make, { status: 202 }, { validateResponses: true });
    await failsWith500(undeclared, /status is not declared$/);
  });
});

describe.each(doors)("through %s", (door) => {
  test.each<[string, () => unknown, string]>([
    ["octets", () => Buffer.from("abc"), "abc"],
    ["a Blob", () => new Blob(["abc"]), "abc"],
    ["a text", () => "abc", "abc"],
    ["a generator that ends at once", async function* () {}, ""],
    ["a stream of Node.js without octets", () => Readable.from([]), ""],
    ["a stream of Node.js that gives texts", () => Readable.from(["a", "bc"]), "abc"],
  ])("%s arrives, and HEAD is answered", async (_name, body, text) => {
    const { server, errors } = streaming(() => ({
      status: 200,
      contentType: "application/octet-stream",
      body: body(),
    }));
    const ask = await open(server, door);
    expect(await ask("GET", "/anything").body).toEqual({ text, isWhole: true });
    expect(await ask("HEAD", "/anything").status).toBe(200);
    expect(errors).toEqual([]);
  });

  test("a list of events, and what else can be iterated, arrives", async () => {
    const list = [{ data: "a" }, { data: "b" }];
    const bodies = [() => list, () => list.values(), () => new Set(list), () => Readable.from(list)];
    for (const body of bodies) {
      const { server, errors } = streaming(() => ({ status: 200, body: body() }));
      const ask = await open(server, door);
      expect(await ask("GET", "/items").body).toEqual({ text: "data: a\n\ndata: b\n\n", isWhole: true });
      expect(await ask("HEAD", "/items").status).toBe(200);
      expect(errors).toEqual([]);
    }
  });

  test("a stream under a name of JSON is sent as it is, where the document says a range", async () => {
    const answer = () => ({ status: 200, contentType: "application/json", body: Readable.from([Buffer.from("{}")]) });
    const ask = await open(streaming(answer).server, door);
    expect(await ask("GET", "/anything").body).toEqual({ text: "{}", isWhole: true });
  });

  test("a stream that somebody reads already is a 500, and the second use of one is too, and harms not the first", async () => {
    const shared = webStream(true);
    const { server, errors } = streaming(() => ({ status: 200, body: shared.body }));
    const ask = await open(server, door);
    const first = ask("GET");
    await first.begun;
    expect(await ask("GET").status).toBe(500);
    expect([shared.ends, errors]).toEqual([0, [expect.stringMatching(/somebody reads already$/)]]);
    first.leave();
    await expect.poll(() => shared.ends).toBe(1);
  });

  test.each<[string, () => unknown]>([
    ["a generator", () => chunks()],
    ["a stream of Node.js", () => Readable.from(chunks())],
  ])("%s that another response had is a 500, and harms not the first", async (_name, make) => {
    const shared = make();
    const { server, errors } = streaming(() => ({ status: 200, body: shared }));
    const ask = await open(server, door);
    const first = ask("GET");
    await first.begun;
    expect(await ask("GET").status).toBe(500);
    expect(await first.body).toEqual({ text: "onetwo", isWhole: true });
    expect(await ask("HEAD").status).toBe(500);
    const message = "the body of a response is a stream that another response had already";
    expect(errors).toEqual([message, message]);
  });

  test("what can be iterated again can be sent again", async () => {
    const again = { [Symbol.asyncIterator]: () => chunks() };
    const ask = await open(streaming(() => ({ status: 200, body: again })).server, door);
    for (let nth = 0; nth < 2; nth++) expect(await ask("GET").body).toEqual({ text: "onetwo", isWhole: true });
  });

  test("a stream of Node.js that gives nothing is ended with the client", async () => {
    const idle = new Readable({ read() {} });
    idle.push("begun");
    const { server, errors } = streaming(() => ({ status: 200, body: idle }));
    const asked = (await open(server, door))("GET");
    await asked.begun;
    asked.leave();
    await expect.poll(() => idle.destroyed).toBe(true);
    await pause(10);
    expect(errors).toEqual([]);
  });
});

async function* chunks() {
  yield Buffer.from("one");
  await pause(50);
  yield Buffer.from("two");
}
