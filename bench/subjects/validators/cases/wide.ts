import { wideMembers } from "../own-schemas.ts";
import { type Case, reversed, without } from "./case.ts";

const kinds = { text: "some text", whole: 42, decimal: 2.5, flag: true, list: ["a", "b"] } as const;

const all = Object.fromEntries(wideMembers.map(({ name, kind }) => [name, kinds[kind]]));
const optional = wideMembers.filter(({ required }) => !required).map(({ name }) => name);

export const wide: Case = {
  id: "wide",
  title: "an object of 150 members",
  document: "own",
  type: "Settings",
  valid: () => [all, without(all, ...optional), without(all, ...optional.slice(0, 20)), reversed(all)],
  invalid: () => [
    { what: "another type of the first member", value: { ...all, text_001: 1 } },
    { what: "another type of a member in the middle", value: { ...all, whole_077: 7.5 } },
    { what: "another type of the last member", value: { ...all, list_150: ["a", 1] } },
    { what: "the last required member missing", value: without(all, "flag_149") },
  ],
};
