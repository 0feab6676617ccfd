import { expect, test } from "@playwright/test";
import type { Browser, BrowserContext } from "puppeteer-core";

import { Api } from "./api";
import { launchChromium90 } from "./chromium90";
import { pages } from "./pages";
import { PASSWORD, Server } from "./server";

const SIZES = { console: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

let server: Server;
let browser: Browser;

test.beforeAll(async () => {
  [server, browser] = await Promise.all([Server.start(), launchChromium90()]);
});

test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function signedIn(account: string, door: string): Promise<BrowserContext> {
  const context = await browser.createIncognitoBrowserContext();
  const page = await context.newPage();
  await page.goto(server.address + door, { waitUntil: "networkidle0" });
  await page.type('input[name="account"]', account);
  await page.type('input[name="password"]', PASSWORD);
  await page.click('button[type="submit"]');
  await page.waitForFunction("!location.pathname.endsWith('/sign-in')");
  await page.close();
  return context;
}

async function visit(path: string, context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  const page = await context.newPage();
  await page.setViewport(path.startsWith("/me") ? SIZES.phone : SIZES.console);
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} ${message.location().url ?? ""}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
  try {
    await page.goto(server.address + path, { waitUntil: "networkidle0", timeout: 30_000 });
    const text = String(await page.evaluate("document.body.innerText.trim()"));
    if (text.length < 10) faults.push(`the page is empty: ${JSON.stringify(text)}`);
    // a value that was shown without being read, or never came
    for (const slip of ["[object Object]", "undefined", "NaN", "{subject}"]) if (text.includes(slip)) faults.push(`it shows ${slip}`);
    if (!path.includes("sign-in") && text.includes("六位 PIN 码") && text.includes("密码")) faults.push("it asks for a sign-in");
  } catch (error) {
    faults.push(String(error));
  } finally {
    await page.close();
  }
  return faults;
}

test("every page opens in Chromium 90 without an error", async () => {
  expect(await browser.version()).toContain("/90.");
  const [county, worker] = [await Api.signIn(server.address, "county"), await Api.signIn(server.address, "worker")];
  const contexts = {
    county: await signedIn("county", "/sign-in"),
    worker: await signedIn("worker", "/me/sign-in"),
    system: await signedIn("system", "/sign-in"),
    security: await signedIn("security", "/sign-in"),
    auditor: await signedIn("auditor", "/sign-in"),
    nobody: await browser.createIncognitoBrowserContext(),
  };
  const faults: string[] = [];
  const all = await pages(county, worker);
  expect(all.length).toBeGreaterThan(25);
  for (const { path, account } of all) {
    for (const fault of await visit(path, contexts[account ?? "nobody"])) faults.push(`${path}: ${fault}`);
  }
  expect(faults).toEqual([]);
});
