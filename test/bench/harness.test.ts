import { describe, expect, test } from "vitest";
import {
  formatMebibytes,
  formatMilliseconds,
  formatNoun,
  formatRatio,
  formatSize,
} from "../../bench/harness/format.ts";
import { orderOfRound, runRounds } from "../../bench/harness/rounds.ts";
import { pairedRatios, summarize } from "../../bench/harness/statistics.ts";
import { markdownTable } from "../../bench/harness/table.ts";

describe("summarize", () => {
  test("gives the middle sample of an odd number, whatever their order", () => {
    expect(summarize([9, 1, 100, 3, 7])).toEqual({ count: 5, median: 7, minimum: 1, maximum: 100 });
  });

  test("gives halfway between the middle two of an even number", () => {
    expect(summarize([4, 1, 10, 2]).median).toBe(3);
  });

  test("sorts by size, not by spelling", () => {
    expect(summarize([100, 20, 3])).toEqual({ count: 3, median: 20, minimum: 3, maximum: 100 });
  });

  test("leaves the samples in the order in which they were taken", () => {
    const samples = [3, 1, 2];
    summarize(samples);
    expect(samples).toEqual([3, 1, 2]);
  });

  test("refuses what has no median", () => {
    expect(() => summarize([])).toThrow(RangeError);
    expect(() => summarize([1, Number.NaN, 2])).toThrow(RangeError);
  });
});

describe("pairedRatios", () => {
  test("compares samples of the same round, so that a slow round slows both sides", () => {
    expect(pairedRatios([20, 200, 20], [10, 100, 10])).toEqual([2, 2, 2]);
  });

  test("is one throughout for the base itself", () => {
    expect(pairedRatios([3, 5], [3, 5])).toEqual([1, 1]);
  });

  test("refuses series of different rounds, and a base that took no time", () => {
    expect(() => pairedRatios([1, 2], [1])).toThrow(RangeError);
    expect(() => pairedRatios([1], [0])).toThrow(RangeError);
  });
});

describe("rounds", () => {
  test("every contender goes first in its turn", () => {
    expect([1, 2, 3, 4].map((round) => orderOfRound(["a", "b", "c"], round).join(""))).toEqual([
      "abc",
      "bca",
      "cab",
      "abc",
    ]);
  });

  test("samples are kept by contender in the order of the rounds, and never taken two at once", async () => {
    const log: string[] = [];
    const contender = (id: string) => ({
      id,
      run: async () => {
        log.push(`${id} starts`);
        await new Promise((done) => setImmediate(done));
        return log.push(`${id} ends`);
      },
    });
    const samples = await runRounds([contender("a"), contender("b")], 2);
    expect(log).toEqual(["a starts", "a ends", "b starts", "b ends", "b starts", "b ends", "a starts", "a ends"]);
    expect([...samples]).toEqual([
      ["a", [2, 8]],
      ["b", [4, 6]],
    ]);
  });
});

describe("markdownTable", () => {
  test("pads columns, and aligns numbers right", () => {
    expect(
      markdownTable(
        [{ title: "Tool" }, { title: "Wall", align: "right" }],
        [
          ["specwright", "5 ms"],
          ["a", "1,234 ms"],
        ],
      ),
    ).toBe(
      [
        "| Tool       |     Wall |",
        "| ---------- | -------: |",
        "| specwright |     5 ms |",
        "| a          | 1,234 ms |",
      ].join("\n"),
    );
  });

  test("a message can neither end its cell or row, nor become markup", () => {
    const row = markdownTable([{ title: "Outcome" }], [["a | b\n<img> `c` \u001b[31m*d*\u001b[39m"]]).split("\n")[2];
    expect(row).toBe("| a \\| b \\<img\\> \\`c\\` \\*d\\* |");
  });

  test("refuses a row that does not fit the columns", () => {
    expect(() => markdownTable([{ title: "Tool" }, { title: "Wall" }], [["specwright"]])).toThrow(RangeError);
  });
});

describe("formats", () => {
  const summary = { count: 7, median: 1234.4, minimum: 999.5, maximum: 2000 };

  test("give the median, and the range of the samples", () => {
    expect(formatMilliseconds(summary)).toBe("1,234 ms (1,000–2,000)");
    expect(formatRatio({ ...summary, median: 1.5, minimum: 1, maximum: 2.004 })).toBe("1.50× (1.00–2.00)");
    expect(formatMebibytes({ ...summary, median: 3 * 2 ** 20, minimum: 2 ** 20, maximum: 2 ** 32 })).toBe(
      "3 MiB (1–4,096)",
    );
  });

  test("say sizes of files in the unit that fits", () => {
    expect([1, 1023, 1024, 3 * 2 ** 20].map(formatSize)).toEqual(["1 byte", "1,023 bytes", "1 KiB", "3,072 KiB"]);
  });

  test("count one and many", () => {
    expect([0, 1, 2, 1000].map((count) => formatNoun(count, "line"))).toEqual([
      "0 lines",
      "1 line",
      "2 lines",
      "1,000 lines",
    ]);
  });
});
