/** Servers whose answers are wrong in one way each, beside what the document leaves open: the conformance test sees the one, and lets the other pass. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RightServer, rightServer, type Wrong } from "./right-server.ts";

let right: RightServer;

beforeAll(async () => {
  right = await rightServer();
});

afterAll(() => right.remove());

const errorOf: RightServer["errorOf"] = (...args) => right.errorOf(...args);

describe("the kit sees", () => {
  /** Makes another answer of those of some statuses. */
  function changing(statuses: readonly number[], change: (answer: Response) => Response | Promise<Response>): Wrong {
    return async (request, answer) => {
      const came = await answer(request);
      return statuses.includes(came.status) ? change(came) : came;
    };
  }

  async function withoutAnswerHeader(name: string, came: Response): Promise<Response> {
    const headers = new Headers(came.headers);
    headers.delete(name);
    return new Response(await came.arrayBuffer(), { status: came.status, headers });
  }

  function json(status: number, body: string | Uint8Array<ArrayBuffer>, type = "application/json"): Response {
    return new Response(body, { status, headers: { "content-type": type } });
  }

  const unlike = "is without a header that its status demands: ";
  const neither = "is neither declared nor a problem detail: ";

  test.each([
    ["a 405 without Allow", "listNotes", [405], "allow", `${unlike}an unknown method.\n  the header allow is missing`],
    ["a 401 without a challenge", "addNote", [401], "www-authenticate", "the header www-authenticate is missing"],
  ])("%s", async (_, operation, statuses, name, fault) => {
    const error = await errorOf(
      operation,
      changing(statuses, (came) => withoutAnswerHeader(name, came)),
    );
    expect(error).toContain(fault);
  });

  test.each([
    ["an unknown path", 404, 418, "418 came, where 404 is expected"],
    ["an unknown method", 405, 418, "418 came, where 405 or 501 is expected"],
  ])("%s that is answered by something else than %i: %i", async (what, right, status, came) => {
    const error = await errorOf(
      "listNotes",
      changing([right], () => new Response(null, { status })),
    );
    expect(error).toContain(`not refused as it should be: ${what}.\n  ${came}`);
  });

  test.each([
    ["<html>", "the problem detail is no JSON"],
    ["[]", "the problem detail is no object"],
    ['{"status":"400"}', "the problem detail at /status: Must be a number"],
    ['{"status":500}', "the problem detail at /status: Must be the status of the answer, 400"],
    ['{"type":5}', "the problem detail at /type: Must be a string"],
    ['{"title":[]}', "the problem detail at /title: Must be a string"],
  ])("a problem detail that is none: %s", async (body, fault) => {
    const error = await errorOf(
      "listNotes",
      changing([400], () => json(400, body, "application/problem+json")),
    );
    expect(error).toContain(neither);
    expect(error).toContain(`.\n  ${fault}\n`);
  });

  test.each([
    [
      "listNotes",
      '[{"text":"a","secret":"s"}]',
      "application/json",
      "the body at /0/secret: Only requests have it (writeOnly)",
    ],
    [
      "listNotes",
      '[{"text":"a","answers":[{"text":"b","secret":"s"}]}]',
      "application/json",
      "the body at /0/answers/0/secret: Only requests have it (writeOnly)",
    ],
    [
      "watchNotes",
      '{"text":"a"}\n{"text":"a","secret":"s"}\n',
      "application/jsonl",
      "the item 1 at /secret: Only requests have it (writeOnly)",
    ],
  ])("a member that only requests have, in an answer of %s: %s", async (operation, body, type, fault) => {
    expect(
      await errorOf(
        operation,
        changing([200], () => json(200, body, type)),
      ),
    ).toContain(fault);
  });

  test.each([
    ["no UTF-8", [0x22, 0xff, 0x22], "the body is not UTF-8, which JSON is exchanged in"],
    [
      "with a byte order mark",
      [0xef, 0xbb, 0xbf, 0x5b, 0x5d],
      "the body begins with a byte order mark, which JSON must not have",
    ],
  ])("JSON that is %s", async (_, octets, fault) => {
    expect(
      await errorOf(
        "listNotes",
        changing([200], () => json(200, Uint8Array.from(octets))),
      ),
    ).toContain(fault);
  });

  test("items that are no UTF-8", async () => {
    const octets = Uint8Array.from([...Buffer.from('{"text":"'), 0xff, ...Buffer.from('"}\n')]);
    const error = await errorOf(
      "watchNotes",
      changing([200], () => json(200, octets, "application/jsonl")),
    );
    expect(error).toContain("the items are not UTF-8");
  });
});

describe("what the document or HTTP allows is no fault:", () => {
  const passes = async (operation: string, wrong: Wrong) => expect(await errorOf(operation, wrong)).toBeUndefined();
  const instead =
    (status: number, answer: () => Response): Wrong =>
    async (request, right) => {
      const came = await right(request);
      return came.status === status ? answer() : came;
    };

  test("501 for a method that the server knows nowhere", async () => {
    await passes(
      "listNotes",
      instead(405, () => new Response(null, { status: 501 })),
    );
  });

  test("404 for an unknown method, as the operation declares it, or with a framework's own page", async () => {
    const body = () =>
      Response.json({ why: "no" }, { status: 404, headers: { "content-type": "application/problem+json" } });
    await passes("searchNotes", instead(405, body));
    await passes(
      "listNotes",
      instead(405, () => new Response("Cannot PROPFIND", { status: 404 })),
    );
  });

  test("null in a problem detail, which is how serializers write what is not there", async () => {
    const body = '{"status":400,"title":"Bad","detail":null,"instance":null}';
    await passes(
      "listNotes",
      instead(400, () => new Response(body, { status: 400, headers: { "content-type": "application/problem+json" } })),
    );
  });

  test.each([404, 405])("401 in the place of %i, of who asks first who calls", async (status) => {
    const headers = { "www-authenticate": "Bearer" };
    await passes(
      "listNotes",
      instead(status, () => new Response(null, { status: 401, headers })),
    );
  });

  test("a page for an unknown path", async () => {
    await passes(
      "listNotes",
      instead(404, () => new Response("<html>", { status: 404 })),
    );
  });

  test("a problem detail as the document describes it, with another status that it declares", async () => {
    const body = () =>
      Response.json({ why: "no" }, { status: 404, headers: { "content-type": "application/problem+json" } });
    await passes("searchNotes", instead(400, body));
  });

  test("a refusal that the document declares in another form", async () => {
    await passes(
      "addNote",
      instead(400, () => Response.json({ why: "no" }, { status: 422 })),
    );
  });
});
