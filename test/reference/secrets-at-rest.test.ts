/** What somebody finds who steals the database. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { API_KEY, must, newClient, openTestApplication } from "./support/application.ts";
import { newCode, pendingConsent } from "./support/authorization.ts";
import { redeem, refresh } from "./support/endpoints.ts";

describe("the database", () => {
  it("R8: holds no secret that was handed out", async () => {
    const folder = mkdtempSync(join(tmpdir(), "oauth-dump-"));
    const app = await openTestApplication({ DATABASE_URL: `sqlite:${join(folder, "a.db")}` });
    const client = await newClient(app);
    const consent = await pendingConsent(app, client);
    const code = await newCode(app, client);
    const tokens = must(await redeem(app, client, code)).response;
    const rotated = must(await refresh(app, client, tokens.refresh_token ?? "")).response;
    const secrets = [
      consent,
      code,
      client.secret,
      tokens.access_token,
      tokens.refresh_token,
      rotated.refresh_token,
      API_KEY,
    ];
    const files = readdirSync(folder).filter((name) => !name.endsWith(".key"));
    const content = Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
    expect(content.includes(client.id)).toBe(true);
    for (const secret of secrets) {
      expect(secret).toMatch(/^[\w.-]{20,}$/);
      expect(content.includes(secret ?? "")).toBe(false);
    }
    await app.store.close();
    rmSync(folder, { recursive: true });
  });
});
