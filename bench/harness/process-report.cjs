// Preloaded into every measured process (`node --require`), to say at its end what it used. Plain CommonJS without
// dependencies: anything more would cost the measured program time that is not its own.
"use strict";
const { isMainThread } = require("node:worker_threads");

const file = process.env.SPECWRIGHT_BENCH_REPORT;
if (file && isMainThread) {
  process.on("exit", () => {
    const { appendFileSync, readFileSync } = require("node:fs");
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    let peakKibibytes = maxRSS;
    if (process.platform === "linux") {
      // On Linux `ru_maxrss` survives `execve`, so that a small child of a large parent reports the parent's peak.
      // `VmHWM` belongs to the address space of this program alone (proc_pid_status(5)).
      const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
      if (line) peakKibibytes = Number(line[1]);
    }
    appendFileSync(file, `${JSON.stringify({ cpuMicroseconds: userCPUTime + systemCPUTime, peakKibibytes })}\n`);
  });
}
