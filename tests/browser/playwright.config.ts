import { defineConfig } from "@playwright/test";

import { FLAGS } from "./flags";

export default defineConfig({
  testDir: ".",
  // What is timed runs by `npm run bench` alone.
  testMatch: process.env.SANYOU_BENCH ? "*.bench.ts" : "*.spec.ts",
  outputDir: "../artefacts/playwright",
  // One real server and a story that builds on itself: nothing runs beside it.
  workers: 1,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 15_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: "/usr/bin/chromium", args: FLAGS },
  },
});
