// What the reader can't tell of a file is asked in the page: which row is the header, and whose roster it is.
import { expect, type Page, test } from "@playwright/test";

import { signedIn } from "./doors";
import { idNumber } from "./rosters";
import { Server } from "./server";

let server: Server;

test.beforeAll(async () => {
  server = await Server.start();
});

test.afterAll(async () => {
  await server?.stop();
});

async function send(page: Page, name: string, lines: string[]): Promise<void> {
  await page.goto("/imports/new");
  const file = { name, mimeType: "text/csv", buffer: Buffer.from(`\ufeff${lines.join("\n")}\n`) };
  await page.locator("input[type=file]").first().setInputFiles(file);
  await page.getByRole("button", { name: /^上传/ }).click();
}

const people = [1, 2].map((serial) => `王新${serial === 1 ? "一" : "二"},${idNumber("19700110", 2 * serial + 1)},书记,甲公司党支部,男`);

test("a row that no reader knows as a header is pointed at, and its columns are said", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  await send(page, "没有表头.csv", ["东观镇名单", "人员,证,党内,支部,男还是女", ...people]);
  await expect(page.getByText("没有找到表头").first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "第 2 行是表头" }).click();
  await expect(page.getByText("表头在第 2 行")).toBeVisible({ timeout: 30_000 });
  for (const [header, field] of [["人员", "姓名"], ["证", "身份证号"]] as const) {
    await page.getByLabel(new RegExp(`${header}.*读作`)).selectOption({ label: field });
  }
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2 人", { timeout: 30_000 });
});

test("a roster that another township filled in waits until somebody says whose it is", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  await send(page, "古县镇的.csv", ["填报单位：古县镇党委", "姓名,身份证号,党内职务,党组织名称,性别", ...people]);
  await expect(page.getByText("上写的是“古县镇党委”")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: "没有要写入的" })).toBeDisabled();
  await page.getByRole("button", { name: "是东观镇的" }).click();
  const head = page.getByRole("heading", { level: 1 });
  await expect(page.getByText("按您说的算东观镇的")).toBeVisible({ timeout: 30_000 });
  await expect(head).toContainText("新增 2");
  // the answer may be another one, and of another township's people a township writes none
  await page.getByRole("button", { name: "是古县镇的" }).click();
  await expect(page.getByText("不写入 2")).toBeVisible({ timeout: 30_000 });
  await expect(head).not.toContainText("新增");
});
