// A plain application on generated code: a server, and a client that calls it.
import { createServer as createHttpServer } from "node:http";
import Notes, { NotFoundError } from "notes-client";
import { createServer } from "notes-server";
import { handlers, security } from "./handlers.js";

const { node } = createServer({ handlers, security, validateResponses: true });
const http = createHttpServer(node);
await new Promise<void>((ready) => http.listen(0, "127.0.0.1", ready));
const address = http.address();
const port = typeof address === "object" && address !== null ? address.port : 0;

const client = new Notes({ token: "sesame", baseURL: `http://127.0.0.1:${port}/api` });
const said: unknown[] = [];
said.push(await client.notes.addNote({ text: "buy milk", tags: ["shop"] }));
said.push((await client.notes.addNote({ text: "sleep" }).withResponse()).response.headers.get("location"));
said.push((await client.notes.listNotes({ tag: ["shop"] })).length, (await client.notes.listNotes()).length);
await client.notes.deleteNote(1);
try {
  await client.notes.deleteNote(1);
} catch (error) {
  said.push(error instanceof NotFoundError ? error.error : String(error));
}
try {
  await new Notes({ token: "wrong", baseURL: `http://127.0.0.1:${port}/api`, maxRetries: 0 }).notes.listNotes();
} catch (error) {
  said.push(error instanceof Error && "status" in error ? error.status : String(error));
}
const bad = await fetch(`http://127.0.0.1:${port}/api/notes`, {
  method: "POST",
  headers: { "content-type": "application/json", "x-token": "sesame" },
  body: '{"text":""}',
});
said.push(bad.status, bad.headers.get("content-type"));
http.close();
console.log(JSON.stringify(said));
