// The import wizard as a township's clerk uses it: by keyboard alone, with what was copied from Excel, taken back again,
// on two pages where nothing needs a look, and with twenty thousand rows. The pictures stay in tests/artefacts/wizard/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { type Locator, expect, type Page, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { signedIn } from "./doors";
import { asCells, HEAD, idNumber, inventedRoster, rosterOf, type Row } from "./rosters";
import { CHECKOUT, Server } from "./server";

const ARTEFACTS = join(CHECKOUT, "tests/artefacts/wizard");
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const MANY = 20_000;
const MOST_ROWS_HELD = 60;

let server: Server;
let api: Api;
let roster: Row[];

test.beforeAll(async () => {
  mkdirSync(ARTEFACTS, { recursive: true });
  server = await Server.start();
  api = await Api.signIn(server.address, "dongguan");
});

// as it stands after the test before
test.beforeEach(async () => {
  roster = await rosterOf(api, (await api.get("/api/v1/me")).home_unit.id);
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

const head = (page: Page): Locator => page.getByRole("heading", { level: 1 });

/** Moves with the tabulator until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed++) {
    if (await target.evaluateAll((found) => found[0] !== undefined && found[0] === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the tabulator never comes to ${String(target)}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Cells that were copied elsewhere, pasted into the page with the keyboard. */
async function pasteAndSend(page: Page, rows: Row[]): Promise<void> {
  await page.goto("/imports/new");
  await tabTo(page, page.getByLabel("也可以粘贴"));
  await page.keyboard.insertText(asCells(rows));
  await press(page, page.getByRole("button", { name: "就用这些" }));
  await press(page, page.getByRole("button", { name: /^上传/ }));
  await expect(head(page)).toContainText("读到", { timeout: 60_000 });
}

const withPhone = (rows: Row[], place: number, phone: string): Row[] =>
  rows.map((row, at) => (at === place ? row.map((cell, column) => (column === 5 ? phone : cell)) : row));

async function phoneOf(name: string): Promise<string> {
  const found: Json = await api.send("POST", "/api/v1/people/search", { q: name });
  return found.items.find((one: Json) => one.name === name)?.phone_masked ?? "";
}

test("where nothing needs a look it is two pages, and it is taken back", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  const name = roster[0]![0]!;
  const before = await phoneOf(name);
  await pasteAndSend(page, withPhone(roster, 0, "13900001234"));
  await expect(head(page)).toContainText("都没有问题。和上次比：变化 1。");
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(0);
  await shot(page, "two-pages");
  await page.getByRole("button", { name: "确认，写入 1 人" }).click();
  await expect(head(page)).toHaveText("已写入 1 人");
  expect(await phoneOf(name)).toBe("139****1234");
  await shot(page, "written");

  await page.getByRole("button", { name: "撤销这次导入" }).click();
  const asked = page.getByRole("dialog");
  await expect(asked).toContainText("1 人会回到导入以前的样子");
  await asked.getByRole("button", { name: "撤销这次导入" }).click();
  await expect(head(page)).toHaveText("这次导入已撤销");
  expect(await phoneOf(name)).toBe(before);
  await page.context().close();
});

test("what was changed since is named, and the rest is taken back", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  const [first, second] = [roster[1]![0]!, roster[2]![0]!];
  const old = await phoneOf(first);
  await pasteAndSend(page, withPhone(withPhone(roster, 1, "13900002222"), 2, "13900003333"));
  await page.getByRole("button", { name: "确认，写入 2 人" }).click();
  await expect(head(page)).toHaveText("已写入 2 人");
  const address = page.url();
  await pasteAndSend(page, withPhone(withPhone(roster, 1, "13900002222"), 2, "13900004444"));
  await page.getByRole("button", { name: "确认，写入 1 人" }).click();
  await expect(head(page)).toHaveText("已写入 1 人");

  await page.goto(address);
  await page.getByRole("button", { name: "撤销这次导入" }).click();
  const asked = page.getByRole("dialog");
  await asked.getByRole("button", { name: "撤销这次导入" }).click();
  await expect(asked).toContainText("不能一起撤销");
  await expect(asked).toContainText(second);
  await shot(page, "undo-conflict");
  await asked.getByRole("button", { name: "撤销其余部分" }).click();
  await expect(head(page)).toHaveText("这次导入已撤销一部分");
  expect(await phoneOf(first)).toBe(old);
  expect(await phoneOf(second)).toBe("139****4444");
  await page.goto("/imports");
  await expect(page.getByRole("row").filter({ hasText: "部分撤销" })).toHaveCount(1);
  await shot(page, "history");
  await page.context().close();
});

test("all of it by keyboard, and coming back loses nothing", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  const [broken, ...rest] = withPhone(roster, 3, "13900005555");
  const ruined = [broken![0]!, "1.40727E+17", ...broken!.slice(2)];
  await pasteAndSend(page, [ruined, ...rest]);
  await expect(head(page)).toContainText("1 人要您看一眼");
  const cell = page.getByLabel(`${broken![0]} 的身份证号，改成`).first();
  await press(page, page.getByRole("button", { name: broken![0]!, exact: true }).first());
  await expect(page.locator("td.hit")).toHaveText("1.40727E+17");
  await shot(page, "by-cause");
  await tabTo(page, cell);
  await page.keyboard.insertText(broken![1]!);

  // leaving and coming back: what was typed is there, and so is the place in the list
  await press(page, page.getByRole("link", { name: "导入", exact: true }));
  await expect(page).toHaveURL(/\/imports$/);
  await page.goBack();
  await expect(cell).toHaveValue(broken![1]!);
  await tabTo(page, cell);
  await page.keyboard.press("Enter");
  await expect(head(page)).toContainText("都没有问题");

  const list = page.getByRole("group", { name: /^变化 1 行/ });
  await tabTo(page, list);
  await page.keyboard.press("Enter");
  await expect(list.getByText("13900005555").first()).toBeVisible();
  await shot(page, "row-opened");
  await press(page, page.getByRole("button", { name: "确认，写入 1 人" }));
  await expect(head(page)).toHaveText("已写入 1 人");
  await press(page, page.getByRole("button", { name: "撤销这次导入" }));
  await press(page, page.getByRole("dialog").getByRole("button", { name: "撤销这次导入" }));
  await expect(head(page)).toHaveText("这次导入已撤销");
  await page.context().close();
});

/** Whose row it is not plain: an ID number left out, and a name near another. */
const without = (rows: Row[], place: number, change: (row: Row) => Row): Row[] =>
  rows.map((row, at) => (at === place ? change([...row]) : row));

test("whose a row is, who left, which organisation: said, written, taken back", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  const [namesake, gone, stays] = [roster[5]!, roster[6]!, roster[7]!];
  const numberless = (row: Row): Row => [row[0]!, "", ...row.slice(2)];
  const named = roster[9]![3]!;
  const written = named.replace("有限公司", "制品有限公司");
  const marked = withPhone(without(without(roster, 4, numberless), 5, numberless), 8, "13900007777");
  const rows = without(marked, 9, (row) => [...row.slice(0, 3), written, ...row.slice(4)]);
  await pasteAndSend(page, rows.filter((_, at) => at !== 6 && at !== 7));
  await expect(head(page)).toContainText("名单里没有");

  // the desk: a digit takes the one who is known, N says that it is somebody new; the next comes by itself
  const desk = page.getByRole("region", { name: "认一认是不是已有的人" });
  await expect(desk.getByRole("heading", { level: 2 })).toContainText("2 人可能是已有的人");
  await shot(page, "desk");
  const first = desk.getByRole("group");
  await expect(first).toContainText("很可能是：姓名、");
  const firstName = await first.locator(".who").first().innerText();
  await tabTo(page, first);
  await page.keyboard.press("1");
  await expect(desk).toContainText(`${firstName}　`);
  await expect(desk.getByRole("heading", { level: 2 })).toContainText("1 人可能是已有的人");
  await page.keyboard.press("n");
  await expect(desk.getByRole("heading", { level: 2 })).toContainText("认过 2 人", { timeout: 30_000 });
  await expect(desk).toContainText("是新人");
  // left and come back to, what was said is still there
  await page.reload();
  await expect(desk.getByRole("heading", { level: 2 })).toContainText("认过 2 人", { timeout: 30_000 });
  await expect(desk).toContainText("是新人");
  await expect(desk.getByRole("button", { name: /改主意$/ })).toHaveCount(2);
  // whose number is no matter any more is asked for it no more
  await expect(page.getByRole("heading", { name: "身份证号没有填写" })).toContainText("1 处");

  // a name near a known one: asked once, and remembered
  expect(written).not.toBe(named);
  const near = page.getByText("党组织名称与已有的相近");
  await expect(near).toBeVisible();
  await press(page, page.getByRole("button", { name: `${written} 是同一个，按 ${named} 写入` }));
  await expect(near).toHaveCount(0, { timeout: 30_000 });

  // who is in no row: one left from a day, one was forgotten by whoever wrote the list
  const missing = page.getByRole("region", { name: "名单里没有的人" });
  await press(page, missing.getByRole("button", { name: `${gone[0]} 离任` }));
  const asked = page.getByRole("dialog");
  await expect(asked).toContainText(`${gone[0]} 已经离任？`);
  await asked.getByLabel("从哪天起不再担任").fill("2026-11-20");
  await asked.getByRole("button", { name: "记为离任" }).click();
  await expect(missing).toContainText("2026年11月20日起不再担任");
  await missing.getByLabel(`选 ${stays[0]}`).check();
  await missing.getByRole("button", { name: "还在，漏报", exact: true }).click();
  await expect(missing.getByText("还在，漏报").first()).toBeVisible();
  // who was said to be somebody else is in no row now
  await press(page, missing.getByRole("button", { name: `${namesake[0]} 以后再说` }));
  await expect(missing.getByText("都说明了")).toBeVisible();
  await shot(page, "missing");

  const before = (await api.all("/api/v1/people")).length;
  await page.getByRole("button", { name: /^确认，写入 \d+ 人，1 人离任$/ }).click();
  await expect(head(page)).toContainText("1 人离任");
  const names = async (): Promise<string[]> => (await api.all("/api/v1/people")).map((one: Json) => one.name);
  expect(await names()).not.toContain(gone[0]);
  expect(await names()).toContain(stays[0]);
  await expect(page.getByText("离任：")).toContainText(`${gone[0]}（2026年11月20日起）`);
  await shot(page, "desk-written");

  await page.getByRole("button", { name: "撤销这次导入" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销这次导入" }).click();
  await expect(head(page)).toHaveText("这次导入已撤销");
  expect(await names()).toContain(gone[0]);
  expect(await names()).toHaveLength(before);

  await page.goto("/import-answers");
  const kept = page.getByRole("row").filter({ hasText: `就是“${named}”` });
  await expect(kept).toHaveCount(1);
  await shot(page, "answers");
  await kept.getByRole("button", { name: /^删掉/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删掉这个回答" }).click();
  await expect(head(page)).toHaveText("记住了 0 个回答");
  await page.context().close();
});

test("what an import left open is answered after it", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  const asked = roster[4]!;
  const rows = withPhone(without(roster, 4, (row) => [row[0]!, "", ...row.slice(2)]), 8, "13900008888");
  await pasteAndSend(page, rows);
  const desk = page.getByRole("region", { name: "认一认是不是已有的人" });
  await tabTo(page, desk.getByRole("group"));
  await page.keyboard.press("h");
  await expect(desk).toContainText("1 人先放着");
  await page.getByRole("button", { name: "确认，写入 1 人" }).click();
  await expect(head(page)).toHaveText("已写入 1 人");

  await page.goto("/");
  await page.getByRole("link", { name: /1 人，等您认一认/ }).click();
  await expect(head(page)).toHaveText("1 人等您认一认");
  await shot(page, "left-open");
  await tabTo(page, page.getByRole("group", { name: `${asked[0]} 是不是已有的人` }));
  await page.keyboard.press("1");
  await expect(head(page)).toHaveText("没有待认的人");
  await page.goto("/");
  await expect(page.getByText("等您认一认")).toHaveCount(0);
  await page.context().close();
});

test("who is told is shown, ticked, told, and stays told", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  const name = roster[10]![0]!;
  await pasteAndSend(page, withPhone(roster, 10, "13900009999"));
  const telling = page.getByRole("region", { name: "谁会收到通知" });
  await expect(telling).toContainText("现在不通知；可以通知的有 1 人");
  await expect(page.getByText("不会通知任何人")).toBeVisible();
  await tabTo(page, telling.getByRole("checkbox"));
  await page.keyboard.press("Space");
  await expect(telling).toContainText("写入后通知 1 人");
  await expect(page.getByText("通知不会撤回")).toBeVisible();
  await telling.getByText("看是哪些人").click();
  await telling.getByRole("button", { name }).click();
  await expect(telling).toContainText("名册里您的手机号码有更新");
  await shot(page, "telling");
  await page.getByRole("button", { name: "确认，写入 1 人" }).click();
  await expect(head(page)).toHaveText("已写入 1 人");
  await expect(telling).toContainText("已通知 1 人");
  await page.getByRole("button", { name: "撤销这次导入" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销这次导入" }).click();
  await expect(head(page)).toHaveText("这次导入已撤销");
  await expect(telling).toContainText("不会撤回已经发出的通知");
  await telling.getByText("看是哪些人").click();
  await expect(telling.getByRole("button", { name })).toBeVisible();
  await shot(page, "told-and-undone");
  await page.goto("/to-tell");
  await expect(page.getByText(name).first()).toBeVisible();
  await page.context().close();
});

test("several files at once", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  await page.goto("/imports/new");
  const file = (name: string, rows: Row[]) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(asCells(rows).replace(/\t/g, ",")),
  });
  const stranger: Row = ["测试员", idNumber("19850615", 101), "东观镇", "测试企业党支部", "组织委员", "13900006666"];
  await page.locator('input[type="file"]').setInputFiles([file("一.csv", roster), file("二.csv", [...roster, stranger])]);
  await page.getByRole("button", { name: "上传 2 个文件，先看一遍" }).click();
  const strip = page.getByRole("navigation", { name: "一起上传的文件" });
  await expect(head(page)).toContainText("没有变化", { timeout: 60_000 });
  await strip.getByRole("link", { name: /二\.csv/ }).click();
  await expect(head(page)).toContainText("新增 1", { timeout: 60_000 });
  await shot(page, "several-files");
  await page.context().close();
});

/** A workbook of several sheets as Excel 2003 wrote it in XML. */
function workbook(sheets: Record<string, Row[]>): Buffer {
  const cell = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
  const row = (cells: Row) => `<Row>${cells.map(cell).join("")}</Row>`;
  const pages = Object.entries(sheets).map(
    ([name, rows]) => `<Worksheet ss:Name="${name}"><Table>${rows.map(row).join("")}</Table></Worksheet>`,
  );
  const spaces = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"';
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><Workbook ${spaces}>${pages.join("")}</Workbook>`);
}

test("the sheets of one file, each by its own kind", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan");
  const stranger: Row = ["测试员", idNumber("19850615", 103), "东观镇", "测试企业党支部", "组织委员", "13900006667"];
  const buffer = workbook({
    花名册: [HEAD, ...roster, stranger],
    企业台账: [
      ["序号", "单位名称", "统一社会信用代码", "单位类型", "职工人数", "党员数"],
      ["1", "测试甲有限公司", "", "非公企业", "20", "3"],
    ],
    其他: [
      ["姓名", "年度", "考核等次", "荣誉称号"],
      [roster[0]![0]!, "2025", "优秀", "先进个人"],
    ],
    填表说明: [["请如实填写"]],
  });
  await page.goto("/imports/new");
  const file = { name: "全镇.xls", mimeType: "application/vnd.ms-excel", buffer };
  await page.locator('input[type="file"]').setInputFiles([file]);
  await page.getByRole("button", { name: /^上传/ }).click();
  await expect(head(page)).toContainText("新增 1", { timeout: 60_000 });
  const parts = page.getByRole("navigation", { name: "这个文件里的几种表" });
  await expect(parts).toContainText("这个文件里有 2 种表");
  await expect(page.getByRole("heading", { name: "有 1 个表看不准是哪一种，先没有读" })).toBeVisible();
  await shot(page, "several-kinds");

  await page.getByLabel("“其他”是哪一种表").first().selectOption({ label: "荣誉表彰" });
  await page.getByRole("button", { name: "按这种表读" }).first().click();
  await expect(parts).toContainText("这个文件里有 3 种表", { timeout: 60_000 });
  await parts.getByRole("link", { name: /组织台账/ }).click();
  await expect(head(page)).toContainText("新增 1", { timeout: 60_000 });
  await page.getByRole("button", { name: /^确认，写入/ }).click();
  await expect(head(page)).toHaveText("已写入 1 行", { timeout: 60_000 });
  await expect(parts).toContainText("还有 2 种没有写入");
  await shot(page, "one-kind-written");
  await page.getByRole("button", { name: "撤销这次导入" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销这次导入" }).click();
  await expect(head(page)).toHaveText("这次导入已撤销");
  await page.context().close();
});

/** Scrolls the list to its end and back by the frame, and tells how many rows the page held at most. */
async function mostRowsHeld(list: Locator): Promise<number> {
  return list.evaluate(async (box) => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const steps = 60;
    let most = 0;
    for (let step = 1; step <= steps; step++) {
      const share = step <= steps / 2 ? step / (steps / 2) : 2 - step / (steps / 2);
      box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
      await frame();
      most = Math.max(most, box.querySelectorAll("[data-index]").length);
    }
    return most;
  });
}

test("of twenty thousand rows the page holds those in view", async ({ browser }) => {
  test.setTimeout(480_000);
  const page = await signedIn(browser, server, "county");
  await page.goto("/imports/new");
  await page.locator('input[type="file"]').setInputFiles({
    name: "二万行.csv",
    mimeType: "text/csv",
    buffer: inventedRoster(MANY, ["昭馀镇", "东观镇", "古县镇", "贾令镇", "城赵镇"]),
  });
  await page.getByRole("button", { name: /^上传/ }).click();
  await expect(head(page)).toContainText("正在读");
  await expect(head(page)).toContainText(`${MANY} 人`, { timeout: 400_000 });
  const list = page.getByRole("group", { name: /^新增 20000 行/ });
  await list.scrollIntoViewIfNeeded();
  // How long a frame takes is measured on a quiet machine: scrolling.bench.ts.
  const most = await mostRowsHeld(list);
  expect(most).toBeGreaterThan(5);
  expect(most).toBeLessThan(MOST_ROWS_HELD);
  await list.focus();
  await page.keyboard.press("End");
  await expect(list.getByText(`第 ${MANY + 1} 行`)).toBeVisible();
  await shot(page, "twenty-thousand");
  await page.context().close();
});
