// What a clerk does without a roster: an organisation put right and taken back, somebody added from its page; and files
// that were dropped or pasted, kept while the page is left.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { expect, type Page, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { signedIn } from "./doors";
import { asCells, idNumber, type Row } from "./rosters";
import { CHECKOUT, Server } from "./server";

const ARTEFACTS = join(CHECKOUT, "tests/artefacts/byhand");
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

let server: Server;
let api: Api;
let home: string;

test.beforeAll(async () => {
  mkdirSync(ARTEFACTS, { recursive: true });
  server = await Server.start();
  api = await Api.signIn(server.address, "dongguan");
  home = (await api.get("/api/v1/me")).home_unit.id;
});

test.afterAll(async () => {
  await server?.stop();
});

/** Taken at an office PC's width and at a phone's, where the page may not scroll sideways. */
async function shot(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(ARTEFACTS, `${name}-${size.width}.png`), fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `${name} at ${size.width} px`).toBeLessThanOrEqual(1);
  }
  await page.setViewportSize(SIZES[0]!);
}

test("a file that was dropped and cells that were pasted are there when somebody comes back", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  await page.goto("/imports/new");
  const party: Json = await api.first(`/api/v1/party-organisations?unit=${home}`);
  const row: Row = ["新来的", idNumber("19850615", 1), "东观镇", party.name, "组织委员", ""];
  const [head, line] = asCells([row]).replace(/\t/g, ",").split("\n");
  const csv = `${head},学历\n${line},高小\n`;
  const carried = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "拖来的名册.csv", { type: "text/csv" }));
    return data;
  }, csv);
  await page.locator("form .drop").dispatchEvent("drop", { dataTransfer: carried });
  const files = page.getByRole("list", { name: "选好的文件" });
  await expect(files).toContainText("拖来的名册.csv");
  await page.getByLabel("也可以粘贴").fill(asCells([row]));
  await expect(page.getByText("看到 1 行、6 列")).toBeVisible();
  await page.getByRole("link", { name: "名册", exact: true }).first().click();
  await expect(page).toHaveURL(/\/people$/);
  await page.goBack();
  await expect(page.getByText("上次选好、还没有上传的还在这里")).toBeVisible();
  await expect(files).toContainText("拖来的名册.csv");
  await expect(page.getByText("看到 1 行、6 列")).toBeVisible();
  await shot(page, "came-back");
  await page.getByRole("button", { name: "不要了" }).click();
  await page.getByRole("button", { name: /^上传/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("读到", { timeout: 60_000 });
  // what a text was said to mean is kept as well until it is sent
  const means = page.getByRole("combobox", { name: "高小 就是" });
  await means.selectOption({ label: "小学" });
  await page.getByRole("link", { name: "组织", exact: true }).first().click();
  await expect(page).toHaveURL(/\/organisations$/);
  await page.goBack();
  await expect(means.locator("option:checked")).toHaveText("小学");
  await page.getByRole("button", { name: "都这样读" }).click();
  await expect(means).toHaveCount(0);
  await page.goto("/imports/new");
  await expect(files).toHaveCount(0);
});

test("what is known of an organisation is put right by hand and taken back, and somebody is added there", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  await page.goto("/organisations");
  await page.getByRole("button", { name: /^新增.*组织$/ }).click();
  const adding = page.getByRole("dialog");
  await adding.getByLabel("全称").fill("新光陶瓷制品厂");
  await adding.getByRole("button", { name: /^登记/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("新光陶瓷制品厂");
  await page.getByRole("button", { name: "更正信息" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("统一社会信用代码").fill("91350100M000100Y44");
  await dialog.getByLabel("职工人数").fill("40");
  await dialog.getByLabel("摸排时间").fill("2026-11-20");
  await dialog.getByLabel("为什么更正").fill("上门核对");
  await shot(page, "correct");
  await dialog.getByRole("button", { name: "保存更正" }).click();
  await expect(dialog.getByText("照营业执照逐位核对").first()).toBeVisible();
  await dialog.getByLabel("统一社会信用代码").fill("91350100M000100Y43");
  await dialog.getByRole("button", { name: "保存更正" }).click();
  await expect(page.getByText("91350100M000100Y43")).toBeVisible();
  await expect(page.getByRole("row", { name: /2026-11-20.*40/ })).toBeVisible();
  await page.getByRole("button", { name: "新建党组织" }).click();
  await page.getByRole("dialog").getByLabel("全称").fill("新光陶瓷制品厂党支部");
  await page.getByRole("dialog").getByRole("button", { name: "登记党组织" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("新光陶瓷制品厂党支部");
  await shot(page, "party");
  await page.getByRole("link", { name: "新增一人" }).click();
  await expect(page.getByLabel("工作单位")).toHaveValue("新光陶瓷制品厂");
  await page.getByLabel("姓名").fill("钱新光");
  await page.getByLabel("身份证号").fill(idNumber("19850617", 1));
  await page.getByLabel("任期到什么时候").fill("2027-01");
  await page.getByLabel("行政职务").fill("副厂长");
  await page.getByRole("button", { name: "登记这个人" }).click();
  await expect(page.getByText("将届满")).toBeVisible();
  await expect(page.getByText("行政职务：副厂长")).toBeVisible();
  await shot(page, "person");
  await page.getByRole("link", { name: "新光陶瓷制品厂", exact: true }).click();
  await shot(page, "organisation");
  const history = page.locator("section").filter({ hasText: "变动记录" });
  const corrected = history.getByRole("listitem").filter({ hasText: "更正新光陶瓷制品厂的信息" });
  await corrected.getByRole("button", { name: /撤销/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /撤销/ }).click();
  await expect(page.getByText("还没有登记", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("91350100M000100Y43")).toHaveCount(0);
});
