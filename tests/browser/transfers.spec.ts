// A person between two townships, on the pages of both: asked by a roster, refused, asked once more, agreed, taken back.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { signedIn } from "./doors";
import { CHECKOUT, Server } from "./server";

const ARTEFACTS = join(CHECKOUT, "tests/artefacts/transfers");

let server: Server;
let name: string;

/** 城关镇 imports a roster of somebody whom 东观镇 has in post. */
test.beforeAll(async () => {
  mkdirSync(ARTEFACTS, { recursive: true });
  server = await Server.start();
  const dongguan = await Api.signIn(server.address, "dongguan");
  const people: Json[] = await dongguan.all(`/api/v1/people?unit=${(await dongguan.get("/api/v1/me")).home_unit.id}`);
  const one = people.find((person) => person.id_last4);
  name = one.name;
  const full: Json = await dongguan.send("POST", `/api/v1/people/${one.id}/reveal`, { reason: "测试用的名册" });
  const chengguan = await Api.signIn(server.address, "chengguan");
  const home = (await chengguan.get("/api/v1/me")).home_unit.id;
  const party = (await chengguan.first(`/api/v1/people?unit=${home}`)).party_organisation;
  const rows = `姓名,身份证号,党组织名称,党内职务\n${name},${full.id_number},${party},组织委员\n`;
  const form = new FormData();
  form.append("file", new Blob([rows]), "调入.csv");
  form.append("unit", home);
  const { id }: Json = await chengguan.send("POST", "/api/v1/roster-imports", form);
  const county = await Api.signIn(server.address, "county");
  await rests(chengguan, id, ["staged", "guarded"]);
  if ((await chengguan.get(`/api/v1/roster-imports/${id}`)).state === "guarded") {
    await county.send("POST", `/api/v1/roster-imports/${id}/release`, { reason: "只调入一人" });
  }
  const { fingerprint } = await chengguan.get(`/api/v1/roster-imports/${id}`);
  await chengguan.send("POST", `/api/v1/roster-imports/${id}/apply`, { fingerprint });
  await rests(chengguan, id, ["applied"]);
});

test.afterAll(async () => {
  await server?.stop();
});

async function rests(api: Api, id: string, states: string[]): Promise<void> {
  await expect
    .poll(async () => states.includes((await api.get(`/api/v1/roster-imports/${id}`)).state), { timeout: 30_000 })
    .toBe(true);
}

async function as(browser: Browser, account: string): Promise<Page> {
  const page = await signedIn(browser, server, account);
  await page.goto("/transfers");
  return page;
}

/** The newest request about the person. */
const request = (page: Page): Locator => page.getByRole("listitem").filter({ hasText: name }).first();

/** Presses the button of the request, then the one of the same name in the question that it asks. */
async function decide(page: Page, button: string, reason?: string): Promise<void> {
  await page.reload();
  await request(page).getByRole("button", { name: button }).click();
  const asked = page.getByRole("dialog");
  if (reason) await asked.getByRole("textbox").fill(reason);
  await asked.getByRole("button", { name: button }).click();
  await expect(asked).toHaveCount(0);
}

test("refused, asked once more, agreed, and taken back", async ({ browser }) => {
  const [asking, answering] = [await as(browser, "chengguan"), await as(browser, "dongguan")];
  await expect(asking.getByRole("heading", { level: 1 })).toHaveText("1 个申请在等对方答复");
  await decide(answering, "不同意", "还在任");
  await expect(request(answering)).toContainText("不同意：还在任");

  await decide(asking, "再申请一次");
  await expect(request(asking)).toContainText("待答复");
  await asking.screenshot({ path: join(ARTEFACTS, "asked-again.png"), fullPage: true });
  await expect(request(asking).getByRole("button", { name: "再申请一次" })).toHaveCount(0);

  await decide(answering, "同意调动");
  await expect(request(answering)).toContainText("已同意");
  await asking.reload();
  await expect(request(asking).getByRole("button", { name: "撤销这次调动" })).toBeVisible();
  await asking.screenshot({ path: join(ARTEFACTS, "agreed.png"), fullPage: true });

  await decide(asking, "撤销这次调动");
  await expect(asking.getByText(`已撤销，${name}回到东观镇`)).toBeVisible();
  await answering.reload();
  await expect(request(answering).getByRole("button", { name: "撤销这次调动" })).toHaveCount(0);
  await answering.goto("/people");
  await answering.getByRole("link", { name, exact: true }).first().click();
  await expect(answering.locator("body")).toContainText("东观镇");
});
