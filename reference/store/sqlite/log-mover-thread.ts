/** The thread of log-mover.ts. */
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

const INTERVAL_MS = 100;

const database = new DatabaseSync(String(workerData));
// The file is on the disk before the log may be written anew.
database.exec("PRAGMA synchronous = NORMAL");
const timer = setInterval(() => database.exec("PRAGMA wal_checkpoint(PASSIVE)"), INTERVAL_MS);
parentPort?.once("message", () => {
  clearInterval(timer);
  database.close();
});
