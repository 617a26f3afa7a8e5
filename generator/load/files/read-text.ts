import { type FileHandle, open, stat } from "node:fs/promises";
import { type DecodedText, decodeText } from "../text/decode-text.ts";

/** The most bytes of a file. The largest descriptions of APIs have a tenth of it, and a text takes many times its size. */
const maximumBytes = 128 * 2 ** 20;

/** The text of a file, or why there is none, as the end of a sentence that begins with its name. */
export type ReadText = DecodedText | { readonly fault: string };

/**
 * Reads a file that may be anything.
 * @param isNamed Whether the user names it. Only then it may be a pipe: one that a document names could keep the run
 *   waiting for ever.
 */
export async function readText(path: string, isNamed: boolean): Promise<ReadText> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { fault: "is a folder" };
    if (!found.isFile() && !isNamed) return { fault: "is no file, but a pipe or a device" };
    const bytes = found.size > maximumBytes ? undefined : await readBytes(path);
    if (bytes === undefined) return { fault: `is larger than ${maximumBytes / 2 ** 20} MB` };
    return decodeText(bytes);
  } catch (error) {
    return { fault: reason(error) };
  }
}

/** @returns Undefined where there are too many: a pipe and a device do not say how many they have. */
async function readBytes(path: string): Promise<Buffer | undefined> {
  const file: FileHandle = await open(path);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of file.createReadStream({ highWaterMark: 2 ** 20, autoClose: false })) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maximumBytes) return undefined;
    }
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "does not exist";
  if (code === "EACCES" || code === "EPERM") return "may not be read";
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
