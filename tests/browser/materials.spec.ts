// PDFs among the materials of a course are read in the page: on the phone, in the console, in the offices' Chromium 90.
import { expect, type Locator, type Page, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { launchChromium90 } from "./chromium90";
import { onPhone, signedIn } from "./doors";
import { brokenPdf, chinesePdf, lockedPdf } from "./pdf";
import { PASSWORD, Server } from "./server";

const PAGES = 12;

let server: Server;
let course: string;
let worker: Api;

async function upload(county: Api, name: string, content: Buffer): Promise<void> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(content)]), name);
  await county.send("POST", `/api/v1/courses/${course}/files`, form);
}

test.beforeAll(async () => {
  server = await Server.start();
  const county = await Api.signIn(server.address, "county");
  worker = await Api.signIn(server.address, "worker");
  const mine: Json[] = (await worker.get("/api/v1/me/courses")).items;
  course = mine.find((it: Json) => it.course.questions > 0).course.id;
  await upload(county, "支部工作.pdf", chinesePdf(PAGES));
  await upload(county, "三百页.pdf", chinesePdf(300));
  await upload(county, "设了密码.pdf", lockedPdf());
  await upload(county, "坏了.pdf", brokenPdf());
});

test.afterAll(async () => {
  await server?.stop();
});

const box = (page: Page): Locator => page.getByRole("region", { name: /共 \d+ 页/ });
const sheet = (page: Page, number: number): Locator => page.locator(`[data-page="${number}"]`);

/** How many of a page's dots are dark: text was drawn, and not only white paper. */
async function dark(page: Page, number: number): Promise<number> {
  const canvas = sheet(page, number).locator("canvas");
  await expect(canvas).toBeVisible({ timeout: 30_000 });
  return canvas.evaluate((element) => {
    const picture = element as HTMLCanvasElement;
    const dots = picture.getContext("2d")!.getImageData(0, 0, picture.width, picture.height).data;
    let count = 0;
    for (let at = 0; at < dots.length; at += 4) if (dots[at]! < 96) count += 1;
    return count;
  });
}

/** Where the worker stopped, as the service has it. */
async function stopped(title: string): Promise<Json> {
  const { materials }: Json = await worker.get(`/api/v1/me/courses/${course}`);
  const { page, place, read }: Json = materials.find((it: Json) => it.material.title === title);
  return { page, place, read };
}

async function openMaterial(page: Page, title: string): Promise<void> {
  const head = page.getByRole("button", { name: new RegExp(title) });
  await expect(head).toBeVisible();
  if ((await head.getAttribute("aria-expanded")) !== "true") await head.click();
}

test("the page reached is kept by itself, and the file opens there again", async ({ browser }) => {
  const page = await onPhone(browser, server);
  const maps: string[] = [];
  page.on("response", (answer) => answer.url().endsWith(".bcmap") && answer.ok() && maps.push(answer.url()));
  await page.goto(`/me/courses/${course}`);
  await openMaterial(page, "支部工作");
  expect(await dark(page, 1)).toBeGreaterThan(2000);
  expect(maps.join()).toContain("UniGB-UCS2-H.bcmap");
  // its words can be read aloud and copied
  await expect(sheet(page, 1)).toContainText("第1页　党组织书记培训材料");

  await sheet(page, 1).evaluate((first) => {
    const scroller = first.closest("[role=region]")!;
    scroller.scrollTop = 2 * ((first as HTMLElement).offsetHeight + 8);
  });
  await expect(page.getByText("看到第 3 页")).toBeVisible();
  await expect.poll(() => stopped("支部工作")).toEqual({ page: 3, place: 167, read: false });

  await page.reload();
  await openMaterial(page, "支部工作");
  await expect(page.getByLabel("到第几页")).toHaveValue("3");
  expect(await dark(page, 3)).toBeGreaterThan(2000);
  await expect(sheet(page, 3)).toBeInViewport();
  await expect(sheet(page, 1)).not.toBeInViewport();

  // leaving at once keeps it too
  await page.getByLabel("到第几页").fill("7");
  await page.getByLabel("到第几页").press("Enter");
  await page.getByRole("link", { name: /全部课程/ }).click();
  await page.goto(`/me/courses/${course}`);
  await expect(page.getByText("看到第 7 页")).toBeVisible();
});

test("only the foot of the last page counts as read", async ({ browser }) => {
  const page = await onPhone(browser, server);
  await page.goto(`/me/courses/${course}`);
  await openMaterial(page, "支部工作");
  await dark(page, 7);
  await box(page).scrollIntoViewIfNeeded();
  const card = page.locator("article", { hasText: "支部工作" });
  await page.getByRole("button", { name: "放大" }).click();
  await page.getByRole("button", { name: "放大" }).click();
  await expect.poll(() => sheet(page, 7).evaluate((one) => one.clientWidth / one.closest("[role=region]")!.clientWidth)).toBeCloseTo(1.5, 1);
  // larger pages, the same spot
  await expect(page.getByLabel("到第几页")).toHaveValue("7");
  await page.getByLabel("到第几页").fill("12");
  await page.getByLabel("到第几页").press("Enter");
  await expect.poll(() => stopped("支部工作")).toEqual({ page: 12, place: 917, read: false });
  await expect(card.locator(".tag", { hasText: "看完" })).toBeHidden();
  await box(page).focus();
  await page.keyboard.press("End");
  await expect(card.locator(".tag", { hasText: "看完" })).toBeVisible({ timeout: 10_000 });
  expect(await stopped("支部工作")).toEqual({ page: 12, place: 1000, read: true });
});

test("a long file holds few pictures, and faults are told with what to do", async ({ browser }) => {
  const page = await onPhone(browser, server);
  await page.goto(`/me/courses/${course}`);
  await openMaterial(page, "三百页");
  await dark(page, 1);
  for (const wanted of [40, 41, 42, 150, 299, 298, 200]) {
    await page.getByLabel("到第几页").fill(String(wanted));
    await page.getByLabel("到第几页").press("Enter");
    expect(await dark(page, wanted)).toBeGreaterThan(2000);
    expect(await page.locator("canvas").count()).toBeLessThanOrEqual(5);
  }
  await openMaterial(page, "设了密码");
  await expect(page.getByRole("alert")).toContainText("设了打开密码");
  await openMaterial(page, "坏了");
  await expect(page.getByRole("alert")).toContainText("已损坏");
  await page.route("**/materials/*/file", (route) => route.abort());
  await openMaterial(page, "支部工作");
  await expect(page.getByRole("alert")).toContainText("请看一看网络");
  await page.unroute("**/materials/*/file");
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(box(page)).toBeVisible();
});

test("the console shows it too, and finds the page again", async ({ browser }) => {
  const page = await signedIn(browser, server, "county", { strict: true });
  await page.goto(`/courses/${course}`);
  const show = (): Promise<void> => page.locator("li", { has: page.locator('input[aria-label$="名称"]') }).filter({ hasText: "支部工作.pdf" }).getByRole("button", { name: "看" }).click();
  await show();
  expect(await dark(page, 1)).toBeGreaterThan(2000);
  await page.getByRole("button", { name: "下一页" }).click();
  await page.getByRole("button", { name: "下一页" }).click();
  await expect(page.getByLabel("到第几页")).toHaveValue("3");
  await page.waitForTimeout(1500);
  await page.reload();
  await show();
  await expect(page.getByLabel("到第几页")).toHaveValue("3");
  expect(await dark(page, 3)).toBeGreaterThan(2000);
});

test("Chromium 90 draws it", async () => {
  const browser = await launchChromium90();
  try {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.setViewport({ width: 390, height: 844 });
    await page.goto(`${server.address}/me/sign-in`, { waitUntil: "networkidle0" });
    await page.type('input[name="account"]', "worker");
    await page.type('input[name="password"]', PASSWORD);
    await page.click('button[type="submit"]');
    await page.waitForFunction("!location.pathname.endsWith('/sign-in')");
    await page.goto(`${server.address}/me/courses/${course}`, { waitUntil: "networkidle0" });
    await page.evaluate(`[...document.querySelectorAll("article > button")].find((it) => it.textContent.includes("支部工作")).click()`);
    await page.waitForSelector("[data-page] canvas", { timeout: 30_000 });
    const count = await page.evaluate(`(() => {
      const picture = document.querySelector("[data-page] canvas");
      return picture.getContext("2d").getImageData(0, 0, picture.width, picture.height).data.filter((dot, at) => at % 4 === 0 && dot < 96).length;
    })()`);
    expect(count).toBeGreaterThan(2000);
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
});
