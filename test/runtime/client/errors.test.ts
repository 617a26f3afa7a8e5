import { expect, test } from "vitest";
import { APIConnectionError, APIError, errorOf } from "../../../templates/runtime/client/errors.ts";

class NotFoundError extends APIError<404, unknown> {
  override readonly name = "NotFoundError";
}
class ServerError extends APIError<number, unknown> {}
const classes = { 404: NotFoundError, "5XX": ServerError };
const thrown = (status: number, body?: unknown) => {
  const response = new Response(null, { status });
  return errorOf({ errors: classes }, { url: "", response, body: { value: body } });
};

test("an error is of the class of its status, of its range, or of the base", () => {
  expect(thrown(404)).toBeInstanceOf(NotFoundError);
  expect(thrown(503)).toBeInstanceOf(ServerError);
  expect(thrown(302).constructor).toBe(APIError);
  expect(thrown(404).name).toBe("NotFoundError");
});

test.each([
  [{ message: "gone fishing" }, "404 gone fishing"],
  [{ error: "not_found" }, '404 {"error":"not_found"}'],
  [{ error: { code: 5, message: "no such pet" } }, "404 no such pet"],
  [{ message: "gone", error: { message: "no such pet" } }, "404 gone"],
  [{ error: { message: { text: "odd" } } }, '404 {"error":{"message":{"text":"odd"}}}'],
  [{ error: null }, '404 {"error":null}'],
  // One of several errors would not say where it is.
  [{ errors: [{ pointer: "/id", message: "Too long." }] }, '404 {"errors":[{"pointer":"/id","message":"Too long."}]}'],
  ["<p>nothing</p>", "404 <p>nothing</p>"],
  [undefined, "404 status code (no body)"],
  ["", "404 status code (no body)"],
  [{ message: { text: "odd" } }, '404 {"message":{"text":"odd"}}'],
])("the message of %j", (body, message) => {
  expect(thrown(404, body).message).toBe(message);
  expect(thrown(404, body).error).toBe(body);
});

test("a long body does not make a long message", () => {
  const long = "x".repeat(100_000);
  for (const body of [long, { message: long }, { error: { message: long } }, [long]])
    expect(thrown(404, body).message.length).toBeLessThan(1100);
});

test("an error without an answer has a cause and no status", () => {
  const error = new APIConnectionError(undefined, new TypeError("fetch failed"));
  expect(error).toMatchObject({
    status: undefined,
    headers: undefined,
    message: "The connection failed.",
    cause: new TypeError("fetch failed"),
  });
});
