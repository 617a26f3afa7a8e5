import { expect, test } from "vitest";
import type { StatusKey } from "../../generator/model/api/response.ts";
import { bodilessWithin } from "../../generator/model/syntax/bodiless-status.ts";

const exact = (status: number): StatusKey => ({ kind: "exact", status });
const successes: StatusKey = { kind: "range", digit: 2 };
const redirects: StatusKey = { kind: "range", digit: 3 };
const others: StatusKey = { kind: "default" };

test.each<[string, StatusKey, readonly StatusKey[], readonly number[]]>([
  ["default alone", others, [others], [204, 205, 304]],
  ["default beside a success", others, [exact(200), others], [204, 205, 304]],
  ["default beside one of them", others, [exact(204), others], [205, 304]],
  ["default beside a range", others, [successes, others], [304]],
  ["default beside both ranges", others, [successes, redirects, others], []],
  ["successes", successes, [successes, others], [204, 205]],
  ["successes beside one of them", successes, [exact(205), successes], [204]],
  ["redirects", redirects, [successes, redirects, others], [304]],
  ["a status of its own", exact(204), [exact(204), others], []],
  ["errors", { kind: "range", digit: 4 }, [{ kind: "range", digit: 4 }], []],
])("the statuses without a body that %s stands for", (_, status, all, expected) => {
  expect(bodilessWithin(status, all)).toEqual(expected);
});
