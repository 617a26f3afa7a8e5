import { describe, expect, test } from "vitest";
import { formatNanoseconds } from "../../bench/harness/format.ts";
import { cases } from "../../bench/subjects/validators/cases/index.ts";
import { handWritten } from "../../bench/subjects/validators/contenders/hand-written.ts";
import * as byHand from "../../bench/subjects/validators/hand-written/formats.ts";
import { schemaAlone } from "../../bench/subjects/validators/json-schema.ts";
import { parseSample } from "../../bench/subjects/validators/task.ts";
import * as ours from "../../templates/runtime/model/formats.ts";

describe("the cases", () => {
  // GitHub's values come from a document that is installed with the peers.
  const offline = cases.filter(({ document }) => document !== "github");

  test.each(offline.map((entry) => [entry.id, entry] as const))(
    "%s: the function by hand tells the values apart",
    (id, entry) => {
      const { accepts } = handWritten({ id, type: entry.type, model: "", schema: {} });
      expect([...entry.valid({}), ...(entry.unusual ?? []).map(({ value }) => value)].map(accepts)).not.toContain(
        false,
      );
      expect(entry.invalid({}).filter(({ value }) => accepts(value))).toEqual([]);
    },
  );
});

type Test = (text: string) => boolean;

describe("the formats by hand", () => {
  const pairs: readonly (readonly [string, Test, Test, readonly string[]])[] = [
    ["isUuid", byHand.isUuid, ours.isUuid, ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"]],
    ["isDate", byHand.isDate, ours.isDate, ["1984-02-29", "2000-12-31"]],
    ["isTime", byHand.isTime, ours.isTime, ["08:30:00+02:00", "23:59:60Z", "15:59:60.5-08:00"]],
    [
      "isDateTime",
      byHand.isDateTime,
      ours.isDateTime,
      ["2025-02-28T23:59:59.12Z", "1990-12-31t15:59:60-08:00", "1900-02-28T00:00:00Z"],
    ],
    ["isDuration", byHand.isDuration, ours.isDuration, ["P1Y2M10DT2H30M", "P4W", "PT1H2M3S", "P1D", "PT5S"]],
    ["isHostname", byHand.isHostname, ours.isHostname, ["sip-17.eu-west.example.com", "a"]],
    ["isIpv4", byHand.isIpv4, ours.isIpv4, ["203.0.113.195"]],
    [
      "isIpv6",
      byHand.isIpv6,
      ours.isIpv6,
      ["2001:db8:85a3::8a2e:370:7334", "::ffff:192.0.2.128", "1:2:3:4:5:6:7:8", "::", "::1", "1::"],
    ],
    [
      "isEmail",
      byHand.isEmail,
      ours.isEmail,
      ["ada+o@mail.example.com", '"a \\" b"@[192.0.2.1]', "a@[IPv6:::1]", '"@"@b.c'],
    ],
    [
      "isUri",
      byHand.isUri,
      ours.isUri,
      ["https://u@example.com:8443/p?t=w#top", "http://[2001:db8::7]/c", "urn:ietf:rfc:9110", "a:%20"],
    ],
    [
      "isUriReference",
      byHand.isUriReference,
      ours.isUriReference,
      ["/i/a%20s.png", "../a", "//h:1/p?q", "", "?a", "#b", "a/b:c", "./a:b"],
    ],
  ];

  test.each(pairs)("%s is as strict as the generated one", (_name, hand, generated, texts) => {
    expect(texts.filter((text) => !hand(text))).toEqual([]);
    const changed = texts.flatMap(changesOf);
    expect(changed.length).toBeGreaterThan(100);
    expect(changed.filter((text) => hand(text) !== generated(text))).toEqual([]);
  });

  /** Each text with one character left out, replaced or put in. */
  function changesOf(text: string): string[] {
    const characters = [...'0269aAgZz.:/-@%?#[]"\\ +_TPWé\n'];
    return Array.from({ length: text.length + 1 }, (_, index) => {
      const [before, after] = [text.slice(0, index), text.slice(index)];
      return [
        before + after.slice(1),
        ...characters.flatMap((character) => [before + character + after, before + character + after.slice(1)]),
      ];
    }).flat();
  }
});

describe("schemaAlone", () => {
  const document = {
    components: {
      schemas: {
        Pet: {
          type: "object",
          description: "A pet.",
          properties: {
            description: { type: "string", example: "small" },
            owner: { $ref: "#/components/schemas/Person" },
          },
        },
        Person: {
          type: "object",
          properties: { pets: { type: "array", items: { $ref: "#/components/schemas/Pet" } } },
        },
        Other: { type: "string" },
      },
    },
  };

  test("takes along what the schema reaches, and leaves out what validates nothing", () => {
    expect(schemaAlone(document.components.schemas.Person, document)).toEqual({
      type: "object",
      properties: { pets: { type: "array", items: { $ref: "#/$defs/Pet" } } },
      $defs: {
        Pet: { type: "object", properties: { description: { type: "string" }, owner: { $ref: "#/$defs/Person" } } },
        Person: { type: "object", properties: { pets: { type: "array", items: { $ref: "#/$defs/Pet" } } } },
      },
    });
  });

  test("keeps a discriminator without its mapping, which Ajv refuses", () => {
    const schema = {
      oneOf: [true],
      discriminator: { propertyName: "type", mapping: { a: "#/components/schemas/Other" } },
    };
    expect(schemaAlone(schema, document)).toEqual({ oneOf: [true], discriminator: { propertyName: "type" } });
  });
});

test("a sample without its times is none", () => {
  expect(() => parseSample('{"valid":1,"yardstick":1}')).toThrow("invalid");
  expect(parseSample('{"valid":1,"invalid":2,"yardstick":3,"accepted":[4]}')).toEqual({
    refused: [],
    unusualRefused: [],
    accepted: [4],
    unexplained: [],
    yardstick: 3,
    valid: 1,
    invalid: 2,
  });
});

test("times are given in the unit that fits, with three digits", () => {
  const summary = (median: number) => ({ count: 7, median, minimum: median / 2, maximum: median * 2 });
  expect(
    [0.5, 43.21, 248, 1530, 85_600, 4_950_000, 1_500_000_000].map((time) => formatNanoseconds(summary(time))),
  ).toEqual([
    "0.50 ns (0.25–1.00)",
    "43.2 ns (21.6–86.4)",
    "248 ns (124–496)",
    "1.53 µs (0.77–3.06)",
    "85.6 µs (42.8–171)",
    "4.95 ms (2.48–9.90)",
    "1.50 s (0.75–3.00)",
  ]);
});
