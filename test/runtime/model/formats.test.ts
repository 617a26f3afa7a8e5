import { domainToASCII, domainToUnicode } from "node:url";
import { fullFormats } from "ajv-formats/dist/formats.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as runtime from "../../../templates/runtime/model/index.ts";

/** For each format what it takes and what it does not, after its standard. */
const examples = {
  "date-time": {
    test: runtime.isDateTime,
    yes: ["1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "1990-12-31T23:59:60Z", "1990-12-31t15:59:60-08:00"],
    no: [
      "1985-04-12 23:20:50Z",
      "1985-04-12T23:20:50",
      "1990-12-31T23:58:60Z",
      "2021-02-29T00:00:00Z",
      "1985-04-12TT23:20:50Z",
    ],
  },
  date: {
    test: runtime.isDate,
    yes: ["2024-02-29", "2000-02-29", "0000-01-01"],
    no: ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-1", "২০২৪-01-01", ""],
  },
  time: {
    test: runtime.isTime,
    yes: ["23:20:50.52Z", "00:00:00+23:59", "23:59:60Z", "22:59:60-01:00", "01:29:60+01:30"],
    no: ["23:20:50", "24:00:00Z", "23:60:00Z", "23:59:61Z", "12:00:00+24:00", "12:00:00Z+00:00", "08:30:06 PST"],
  },
  duration: {
    test: runtime.isDuration,
    yes: ["P1Y2M3DT4H5M6S", "P2W", "PT1M", "P1M", "PT36H", "P1DT12H"],
    no: ["P", "PT", "P1Y2W", "P1D2H", "4DT12H30M5S", "PT1D", "P1Y2D", "P২Y", "P1.5D"],
  },
  email: {
    test: runtime.isEmail,
    yes: [
      "joe.bloggs@example.com",
      "te~st@example.com",
      '"joe bloggs"@example.com',
      "a@[127.0.0.1]",
      "a@[IPv6:::1]",
      "a@localhost",
    ],
    no: [
      "2962",
      ".test@example.com",
      "te..st@example.com",
      "test.@example.com",
      "a@-b.example",
      "@example.com",
      "a@[1.2.3.4",
      `${"a".repeat(65)}@b`,
    ],
  },
  hostname: {
    test: runtime.isHostname,
    yes: ["www.example.com", "a", "1host", "xn--4gbwdl.xn--wgbh1c", "a".repeat(63)],
    no: [
      "",
      "-a",
      "a-",
      "a..b",
      ".a",
      "not_good",
      "a b",
      "a".repeat(64),
      `${"a.".repeat(127)}a`,
      "xn--",
      "xn--99999999",
    ],
  },
  "idn-hostname": {
    test: runtime.isIdnHostname,
    yes: [
      "example.com",
      "bücher.example",
      "faß.de",
      "例え。テスト",
      "xn--bcher-kva.ch",
      "الأردن",
      "l·l.cat",
      "क्\u200dष",
    ],
    no: [
      "",
      "a..b",
      "Bücher.ch",
      "bu\u0308cher",
      "-ü",
      "ü-",
      "ü".repeat(60),
      "a·b",
      "אa",
      "xn--bcher",
      "☃.net",
      "٠۰",
      "a\u200db",
    ],
  },
  ipv4: {
    test: runtime.isIpv4,
    yes: ["192.168.0.1", "0.0.0.0", "255.255.255.255"],
    no: ["256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4\n", "0x7f.0.0.1"],
  },
  ipv6: {
    test: runtime.isIpv6,
    yes: [
      "::",
      "::1",
      "1::",
      "2001:db8::8a2e:370:7334",
      "::ffff:192.168.0.1",
      "1:2:3:4:5:6:7:8",
      "1:2:3:4:5:6:1.2.3.4",
      "1::2:3:4:5:6:7",
    ],
    no: [
      "12345::",
      ":1",
      "1:",
      ":::",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1:2:3:4::5:6:7:8",
      "1::2::3",
      "fe80::a%eth1",
      "::1.2.3",
      "1.2.3.4::",
    ],
  },
  uri: {
    test: runtime.isUri,
    yes: [
      "https://example.com/a?b=c#d",
      "urn:ietf:rfc:3986",
      "http://[::1]:80/",
      "http://[v1.a:b]/",
      "mailto:a@b",
      "a:",
      "http://a:b@c:1/",
      "http://example.com:/",
    ],
    no: [
      "//a/b",
      "/abc",
      "a b",
      "http://a b",
      "http://[::1",
      "http://a/%zz",
      "1a:b",
      "http://a:x/",
      "http://a/<>",
      "http://ä/",
      "http://[1.2.3.4]/",
      "\\a",
    ],
  },
  "uri-reference": {
    test: runtime.isUriReference,
    yes: ["", "a/b", "//a/b", "?q", "#f", "/a:b", "http://a"],
    no: ["\\\\WINDOWS\\x", "a b", "#a#b", "%", "1:b"],
  },
  iri: { test: runtime.isIri, yes: ["http://ƒøø.ßår/?∂éœ=πîx#πîüx"], no: ["/abc", "http://a/\u200e\ue000", "a b"] },
  "uri-template": {
    test: runtime.isUriTemplate,
    yes: ["http://a/{b}{?c,d*}", "{+x:3}", "", "a'b", "{%41}"],
    no: ["{", "}", "{}", "a{b", "{a b}", "{a{b}}", "a b", "{a:0}"],
  },
  uuid: {
    test: runtime.isUuid,
    yes: ["2EB8AA08-aa98-11ea-b4aa-73b441d16380", "00000000-0000-0000-0000-000000000000"],
    no: [
      "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
      "2eb8aa08aa9811eab4aa73b441d16380",
      "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380",
    ],
  },
  "json-pointer": { test: runtime.isJsonPointer, yes: ["", "/", "/a~0b/~1", "//"], no: ["a", "/~", "/~2", "#/a"] },
  "relative-json-pointer": {
    test: runtime.isRelativeJsonPointer,
    yes: ["0", "1/a", "2#", "1+1/a", "0-1#"],
    no: ["/a", "01", "-1", "0##", "1+0", "0#/a"],
  },
  regex: { test: runtime.isRegex, yes: ["a*", "\\p{L}"], no: ["^(abc]", "\\a"] },
  byte: { test: runtime.isByte, yes: ["", "YQ==", "YWI=", "YWJj"], no: ["YQ", "YQ=", "a-_=", "YQ==YQ==", "Y==="] },
  base64url: { test: runtime.isBase64Url, yes: ["", "YQ", "YWI", "a-_0"], no: ["Y", "YQ==", "a+/0"] },
} satisfies Record<string, { test: (text: string) => boolean; yes: string[]; no: string[] }>;

describe.each(Object.entries(examples))("%s", (_, { test: fits, yes, no }) => {
  test.each(yes)("takes %j", (text) => expect(fits(text)).toBe(true));
  test.each(no)("refuses %j", (text) => expect(fits(text)).toBe(false));
});

/** What is drawn for each format: pieces of it in any order, so that much of it nearly fits. */
const pieces: Record<string, readonly string[]> = {
  date: ["2024", "1900", "-", "02", "29", "30", "31", "12", "13", "0"],
  time: ["23", "59", "60", "00", ":", ".5", "Z", "+01:00", "-23:59", "24"],
  duration: ["P", "T", "1", "Y", "M", "D", "H", "S", "2W"],
  ipv4: ["1", ".", "255", "256", "0", "01", "10"],
  ipv6: ["1", ":", "::", "abcd", "12345", "1.2.3.4", "g"],
  hostname: ["a", "-", ".", "1", "_", "A", "a".repeat(60)],
  "json-pointer": ["/", "~", "0", "1", "a", "~0"],
  byte: ["A", "=", "ab+/", "-", "=="],
};

describe.each(Object.entries(pieces))("%s", (format, alphabet) => {
  test("agrees with ajv-formats", () => {
    const ours = Object.entries(examples).find(([name]) => name === format)?.[1].test;
    const text = fc.array(fc.constantFrom(...alphabet), { maxLength: 9 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!known.some((difference) => difference(format, value)));
        expect({ value, fits: ours?.(value) }).toEqual({ value, fits: judge(format, value) });
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

/** Where ajv-formats is laxer than the standard. */
const known: readonly ((format: string, value: string) => boolean)[] = [
  // RFC 3339 appendix A: units follow each other without a gap.
  (format, value) => format === "duration" && (/Y\d+D/.test(value) || /H\d+S/.test(value)),
  // RFC 1123 section 2.1: a dot stands between labels.
  (format, value) => format === "hostname" && value.endsWith("."),
];

function judge(name: string, value: string): boolean {
  const format: unknown = Object.entries(fullFormats).find(([key]) => key === name)?.[1];
  if (format instanceof RegExp) return format.test(value);
  if (typeof format === "function") return Boolean(format(value));
  if (typeof format === "object" && format !== null && "validate" in format) {
    const { validate } = format;
    if (validate instanceof RegExp) return validate.test(value);
    if (typeof validate === "function") return Boolean(validate(value));
  }
  throw new Error(`${name} is no format of ajv-formats`);
}

/** The URL standard writes international hosts in Punycode too: an independent encoder. */
test("host names are as long as Node's encoding of them", () => {
  const letters = fc.constantFrom(..."aüßçéñабвгдежзאבגדהوزحطيねこ犬猫中文字한국어𠀀𠀁");
  const labels = fc.array(letters, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(""));
  let valid = 0;
  fc.assert(
    fc.property(labels, (label) => {
      const ascii = domainToASCII(label);
      // What the older mapping of URLs writes in another way (`ß`) is no host name for it here.
      fc.pre(ascii !== "" && domainToUnicode(ascii) === label && !label.includes("ß"));
      const fits = runtime.isIdnHostname(label);
      if (fits) valid++;
      expect(runtime.isHostname(ascii)).toBe(fits);
      if (ascii.length > 63) expect(fits).toBe(false);
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(valid).toBeGreaterThan(100);
});

test("formats of numbers", () => {
  expect([-(2 ** 31), 2 ** 31 - 1, 0].every(runtime.isInt32)).toBe(true);
  expect([2 ** 31, -(2 ** 31) - 1, 0.5].some(runtime.isInt32)).toBe(false);
  // A double is taken for any number that it is the nearest one of: JSON.parse makes 2 ** 63 of the largest `int64`.
  expect([-(2 ** 63), 2 ** 53, JSON.parse("9223372036854775807")].every(runtime.isInt64)).toBe(true);
  expect([2 ** 63 + 2048, -(2 ** 63) - 2048, 1e300, 1.5].some(runtime.isInt64)).toBe(false);
  expect(runtime.isUint64(JSON.parse("18446744073709551615"))).toBe(true);
  expect([2 ** 64 + 4096, -1].some(runtime.isUint64)).toBe(false);
  expect([0, 255].every(runtime.isUint8)).toBe(true);
  expect([-1, 256].some(runtime.isUint8)).toBe(false);
});

/** Strings that make a backtracking expression slow: with one that is not linear, the test runs out of time. */
test.each(Object.entries(examples))("%s is linear", (_, { test: fits }) => {
  for (const piece of ["a", "1", "::", "a.", "%41", "-", "1Y", "{a}", "~0", '\\"', "a@", "1:"]) {
    for (const head of ["", "http://", '"', "P", "a@"]) {
      fits(`${head}${piece.repeat(100_000 / piece.length)}\u0000`);
    }
  }
});
