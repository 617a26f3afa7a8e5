/**
 * Moves an installation from one database to another: out of the one while its servers serve, and into one on which no
 * server has started. Every secret, grant and token works there, since what is kept of them is the same; so must be the
 * key-encryption key.
 */
import { ArchiveError, readArchive } from "./archive-file.ts";
import { existingKeyEncryptionKey } from "./key-encryption-key.ts";
import { openPrivateKey } from "./key-sealing.ts";
import type { Settings } from "./settings.ts";
import { StartupError } from "./startup-error.ts";
import type { ArchivedRow } from "./store/archive.ts";
import { openStore } from "./store/open-store.ts";

/**
 * Fills the database of the settings from a file. False, and nothing written, when there is an installation already.
 * @throws StartupError when the file, or the key-encryption key, is not the right one.
 */
export async function importInstallation(settings: Settings, path: string): Promise<boolean> {
  const kek = existingKeyEncryptionKey(settings);
  if (!kek) throw new StartupError("KEY_ENCRYPTION_KEY must be set: that of the installation that was exported.");
  try {
    // Read once before a database is made: of a wrong file or key nothing remains.
    for await (const _ of withOpenKeys(readArchive(path), kek));
    const store = await openStore(settings.database, { create: true, connections: 1 });
    try {
      return (await store.importRows(() => withOpenKeys(readArchive(path), kek))) === "imported";
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof SealedByAnotherKey) {
      const message = `KEY_ENCRYPTION_KEY is not the one with which the signing keys in ${path} were sealed.`;
      throw new StartupError(message, { cause: error });
    }
    if (error instanceof ArchiveError) throw new StartupError(`${path} ${error.message}.`, { cause: error });
    throw error;
  }
}

class SealedByAnotherKey extends Error {
  override name = "SealedByAnotherKey";
}

/** The rows as they come, as long as their signing keys can be opened. */
async function* withOpenKeys(rows: AsyncIterable<ArchivedRow>, kek: Uint8Array): AsyncIterable<ArchivedRow> {
  for await (const row of rows) {
    if (row.table === "keys") {
      const { kid, private_sealed: sealed } = row.values;
      const box = Buffer.from(String(sealed), "base64url");
      if (!openPrivateKey(kek, String(kid), box)) throw new SealedByAnotherKey("the signing key cannot be opened");
    }
    yield row;
  }
}
