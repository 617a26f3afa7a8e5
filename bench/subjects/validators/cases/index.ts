import type { Case } from "./case.ts";
import { clientPage } from "./client-page.ts";
import { formats } from "./formats.ts";
import { fullRepository } from "./full-repository.ts";
import { numbers } from "./numbers.ts";
import { order } from "./order.ts";
import { tokenRequest } from "./token-request.ts";
import { tree } from "./tree.ts";
import { union } from "./union.ts";
import { wide } from "./wide.ts";

export const cases: readonly Case[] = [
  clientPage,
  tokenRequest,
  union,
  tree,
  wide,
  numbers,
  formats,
  order,
  fullRepository,
];
