// A plain page on generated code: the client, and a validator of the model.
import Notes, { NotFoundError } from "notes-client";
import { isNote, type Note } from "notes-model";

const note: Note = { text: "buy milk", tags: [], id: 1 };
const fetch = async (_: unknown, init?: RequestInit) =>
  init?.method === "DELETE"
    ? Response.json({ reason: "missing" }, { status: 404 })
    : Response.json([note, { ...note, id: 2 }]);
const client = new Notes({ baseURL: "https://notes.example/api", token: "sesame", fetch });
const notes = await client.notes.listNotes({ limit: 2 });
const gone = await client.notes.deleteNote(1).catch((error: unknown) => error instanceof NotFoundError);
console.log(JSON.stringify([notes.length, notes.every(isNote), isNote({ text: "" }), gone]));
