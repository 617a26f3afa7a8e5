/** What keeps a server or an operator's command from starting: one sentence that names the setting and the file. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApplication } from "../../reference/application.ts";
import { operate } from "../../reference/operator.ts";
import { readSettings } from "../../reference/settings.ts";
import { StartupError } from "../../reference/startup-error.ts";
import { Connection } from "../../reference/store/sqlite/connection.ts";

const KEY = Buffer.alloc(32, 1).toString("base64");
const OTHER_KEY = Buffer.alloc(32, 2).toString("base64");

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oauth-startup-"));
  path = join(folder, "oauth.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(variables: Record<string, string> = {}, parts: { readonly create?: boolean } = {}): Promise<void> {
  const read = readSettings({ DATABASE_URL: `sqlite:${path}`, ...variables });
  if (!("settings" in read)) throw new Error(read.problems.join("\n"));
  const app = await openApplication(read.settings, parts);
  await app.store.close();
}

/** Why it does not open. Whatever it is, it is a sentence in one line, and it is for the operator. */
async function problem(variables: Record<string, string> = {}, parts: { readonly create?: boolean } = {}) {
  const error = await open(variables, parts).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartupError);
  const { message } = error as StartupError;
  expect(message).toMatch(/^(?:DATABASE_URL|KEY_ENCRYPTION_KEY): [^\n]+\.$/);
  return message;
}

function sqlite(statements: string): void {
  const database = new DatabaseSync(path);
  database.exec(statements);
  database.close();
}

describe("signing keys that are sealed under another key", () => {
  it("are the same keys, and open with the new one alone", async () => {
    const opened = async (variables: Record<string, string>) => {
      const read = readSettings({ DATABASE_URL: `sqlite:${path}`, ...variables });
      if (!("settings" in read)) throw new Error(read.problems.join("\n"));
      return openApplication(read.settings);
    };
    const before = await opened({ KEY_ENCRYPTION_KEY: KEY });
    expect(await operate(before, ["keys", "reseal"])).toMatchObject({ done: false });
    await before.keys.rotate(Date.now());
    const published = await before.keys.published(Date.now());
    await before.store.close();
    const resealing = await opened({ KEY_ENCRYPTION_KEY: KEY, NEW_KEY_ENCRYPTION_KEY: OTHER_KEY });
    expect(await operate(resealing, ["keys", "reseal"])).toMatchObject({ done: true });
    await resealing.store.close();
    expect(await problem({ KEY_ENCRYPTION_KEY: KEY })).toMatch(/^KEY_ENCRYPTION_KEY: it is not the key /);
    const after = await opened({ KEY_ENCRYPTION_KEY: OTHER_KEY });
    expect(await after.keys.published(Date.now())).toEqual(published);
    await after.store.close();
  });
});

describe("a database that cannot be opened", () => {
  it("is not one", async () => {
    writeFileSync(path, "Dear diary, ".repeat(100));
    expect(await problem()).toBe(`DATABASE_URL: ${path} is not a SQLite database, or is damaged.`);
    expect(readdirSync(folder)).toEqual(["oauth.db"]);
  });

  it("is damaged within", async () => {
    await open({ KEY_ENCRYPTION_KEY: KEY });
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xaa, 4_096));
    expect(await problem({ KEY_ENCRYPTION_KEY: KEY })).toBe(`DATABASE_URL: ${path} is damaged.`);
  });

  it("may not be read", async () => {
    await open({ KEY_ENCRYPTION_KEY: KEY });
    chmodSync(path, 0);
    chmodSync(folder, 0o777);
    // The superuser may read all files, and is somebody else for the moment.
    const isSuperuser = process.geteuid?.() === 0;
    if (isSuperuser) process.seteuid?.(65_534);
    try {
      expect(await problem({ KEY_ENCRYPTION_KEY: KEY })).toBe(
        `DATABASE_URL: ${path} may not be read and written by this user.`,
      );
    } finally {
      if (isSuperuser) process.seteuid?.(0);
    }
  });

  it("is a folder", async () => {
    mkdirSync(path);
    expect(await problem()).toBe(`DATABASE_URL: ${path} is a folder, not a file.`);
  });

  it("has a file where its folder should be", async () => {
    writeFileSync(path, "");
    for (const below of ["oauth.db", "deep/oauth.db"]) {
      const file = join(path, below);
      expect(await problem({ DATABASE_URL: `sqlite:${file}` })).toBe(
        `DATABASE_URL: ${file} cannot be made, since something in its path is a file and not a folder.`,
      );
    }
  });

  it.skipIf(process.platform !== "linux")("would be in a folder that nobody can make", async () => {
    expect(await problem({ DATABASE_URL: "sqlite:/proc/none/deep/oauth.db" })).toBe(
      "DATABASE_URL: /proc/none/deep/oauth.db cannot be made, since its folder does not exist and cannot be made.",
    );
  });

  it("gets the folders that it is to be in", async () => {
    const file = join(folder, "a", "b", "oauth.db");
    await open({ DATABASE_URL: `sqlite:${file}` });
    expect(existsSync(file)).toBe(true);
  });

  it("is named by its whole path, since a relative one depends on where the program was started", async () => {
    const before = process.cwd();
    mkdirSync(path);
    process.chdir(folder);
    try {
      expect(await problem({ DATABASE_URL: "sqlite:oauth.db" })).toContain(` ${join(process.cwd(), "oauth.db")} `);
    } finally {
      process.chdir(before);
    }
  });

  it("is newer than the program, and is left as it is", async () => {
    await open();
    sqlite("PRAGMA user_version = 99");
    expect(await problem()).toMatch(
      /oauth\.db has schema version 99, and this program knows \d+: update the program\.$/,
    );
  });

  it("is another program's, and is left as it is", async () => {
    sqlite("CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1");
    const before = readFileSync(path);
    expect(await problem()).toBe(`DATABASE_URL: ${path} is a database of another program.`);
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["oauth.db"]);
  });

  it("is locked", async () => {
    await open();
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    expect(() => new Connection(path, { patienceMs: 50 })).toThrow(
      expect.objectContaining({ name: "StoreUnusableError", message: "is locked by another program" }),
    );
    other.close();
    await open();
  });
});

describe("a key-encryption key that does not fit", () => {
  it("is another one than before", async () => {
    await open({ KEY_ENCRYPTION_KEY: KEY });
    expect(await problem({ KEY_ENCRYPTION_KEY: OTHER_KEY })).toBe(
      `KEY_ENCRYPTION_KEY: it is not the key that the signing keys in ${path} were sealed with.`,
    );
  });

  it("stands in another file than before", async () => {
    await open({ KEY_ENCRYPTION_KEY: KEY });
    writeFileSync(`${path}.key`, OTHER_KEY, { mode: 0o600 });
    expect(await problem()).toBe(
      `KEY_ENCRYPTION_KEY: ${path}.key does not hold the key that the signing keys in ${path} were sealed with.`,
    );
  });

  it("is missing, and no other takes its place", async () => {
    await open();
    const held = readFileSync(`${path}.key`, "utf8").trim();
    rmSync(`${path}.key`);
    expect(await problem()).toBe(
      `KEY_ENCRYPTION_KEY: the signing keys in ${path} were sealed with a key that is not there: ` +
        `the variable is not set, and there is no file ${path}.key.`,
    );
    expect(existsSync(`${path}.key`)).toBe(false);
    await open({ KEY_ENCRYPTION_KEY: held });
  });

  it.skipIf(process.platform === "win32")("stands in a file that others may read", async () => {
    await open();
    for (const [mode, shown] of [
      [0o644, "644"],
      [0o640, "640"],
      [0o602, "602"],
    ] as const) {
      chmodSync(`${path}.key`, mode);
      expect(await problem()).toBe(
        `KEY_ENCRYPTION_KEY: ${path}.key is open to others than its owner (mode ${shown}): ` +
          "give it mode 600, and consider whether the key is still secret.",
      );
    }
    chmodSync(`${path}.key`, 0o400);
    await open();
  });

  it("stands in a file that holds no key, or cannot be read", async () => {
    writeFileSync(`${path}.key`, "short", { mode: 0o600 });
    expect(await problem()).toBe(
      `KEY_ENCRYPTION_KEY: ${path}.key does not hold a key of 32 bytes in base64 or base64url.`,
    );
    rmSync(`${path}.key`);
    mkdirSync(`${path}.key`);
    expect(await problem()).toBe(`KEY_ENCRYPTION_KEY: ${path}.key cannot be read (EISDIR).`);
  });
});

describe("what needs a database that is there", () => {
  const existing = { create: false };

  it("makes none, and no folder for one", async () => {
    const mistyped = join(folder, "dta", "oauth.db");
    expect(await problem({ DATABASE_URL: `sqlite:${mistyped}` }, existing)).toBe(
      `DATABASE_URL: ${mistyped} does not exist; the server makes it when it starts.`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("does not fill an empty file", async () => {
    writeFileSync(path, "");
    expect(await problem({}, existing)).toBe(`DATABASE_URL: ${path} is empty; the server fills it when it starts.`);
    expect(readFileSync(path)).toHaveLength(0);
    expect(readdirSync(folder)).toEqual(["oauth.db"]);
  });

  it("cannot use the memory of another process", async () => {
    expect(await problem({ DATABASE_URL: "sqlite::memory:" }, existing)).toBe(
      "DATABASE_URL: sqlite::memory: is private to one process.",
    );
  });

  it("opens what a server has made", async () => {
    await open();
    await open({}, existing);
  });
});
