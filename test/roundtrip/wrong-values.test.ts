import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawRequest } from "../../conformance/case.ts";
import { drawOnce } from "../../conformance/drawing/draw.ts";
import { endpointsOf } from "../../conformance/endpoint.ts";
import { refusalsOf } from "../../conformance/refusals.ts";
import { repository } from "../support/command.ts";
import { generateApi } from "./generated-api.ts";

/** What is made of valid bodies that have parts, members or items, so that each is invalid in one way. */
let workshop: string;

beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), "roundtrip-"));
  await writeFile(join(workshop, "package.json"), '{ "type": "module" }');
});

afterAll(() => rm(workshop, { recursive: true, force: true }));

/** The wrong bodies of an operation, each kind once. */
async function wrongBodiesOf(feature: string, operation: string, media: number): Promise<readonly string[]> {
  const source = { name: feature, spec: "spec.yml", cwd: join(repository, "test", feature) };
  const api = await generateApi(source, workshop);
  if ("problem" in api) throw new Error(api.problem);
  const endpoint = endpointsOf(api).endpoints.find(({ operation: { name } }) => name.typescript === operation);
  if (!endpoint) throw new Error(`there is no ${operation}`);
  const request = drawOnce(1, (draw) => drawRequest(api, endpoint, { media, taken: new Set() }, draw));
  const attempts = [...refusalsOf(api, endpoint, [request], { runs: 10, seed: 1 })];
  return [...new Set(attempts.filter(({ place }) => place?.in === "body").map(({ what }) => what))].sort();
}

const ofParts = ["another media type of the file cover", "minLength of the parts", "required of the parts"];
const ofMembers = ["minLength of the form", "required of the form"];
const ofItems = ["minimum of an item", "required of an item", "type of an item"];

test.each([
  ["parts and files", "features/multipart", "createAlbum", 0, ofParts],
  ["members of a form", "golden/bodies-json-and-form", "addNote", 1, ofMembers],
  ["lines", "features/json-lines", "importMeasurements", 0, ofItems],
  ["the data of events", "features/json-lines", "importMeasurements", 2, ofItems],
  ["texts of events", "features/event-streams", "sendRemarks", 0, ["minLength of an item"]],
])("%s", async (_, feature, operation, media, expected) => {
  expect(await wrongBodiesOf(feature, operation, media)).toEqual(expect.arrayContaining(expected));
});
