// The places of a session from the county to the township and back: shared out, named from the suggested list, the receipt,
// what is left taken back and filled after the last day; and what a worker's phone says of a place.
import { expect, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { onPhone, signedIn } from "./doors";
import { Server } from "./server";

let server: Server;
let api: Api;
let session: Json;

test.describe.configure({ mode: "serial" });

const sessions = async (): Promise<Json[]> => (await api.get("/api/v1/sessions?size=100")).items;

test.beforeAll(async () => {
  server = await Server.start();
  api = await Api.signIn(server.address, "county");
  session = (await sessions()).find((it) => it.state === "announced");
});

test.afterAll(async () => {
  await server?.stop();
});

test("the county shares the places out, a township names people and takes its receipt", async ({ browser }) => {
  const county = await signedIn(browser, server, "county");
  await county.goto(`/sessions/${session.id}?tab=quota`);
  await county.getByLabel("名额总数").fill(String(session.capacity));
  await county.getByRole("button", { name: "试算" }).click();
  await county.getByRole("button", { name: /^确认，分给/ }).click();
  await expect(county.getByText(/^名额 60 个/)).toBeVisible();
  await county.getByRole("button", { name: "开始报名" }).click();
  await county.getByRole("dialog").getByRole("button", { name: "开始报名" }).click();
  await expect(county.getByText("开始报名：已办。")).toBeVisible();

  const township = await signedIn(browser, server, "dongguan");
  await township.getByText(new RegExp(`${session.name}给您 \\d+ 个名额`)).click();
  const report = township.getByRole("button", { name: /^上报 \d+ 人$/ });
  const count = /\d+/.exec(await report.innerText())?.[0];
  await report.click();
  await expect(township.getByText(`各单位已报 ${count} 人`)).toBeVisible();
  await township.getByRole("button", { name: "下载回执 Word" }).click();
  await township.getByLabel("做什么用").fill("盖章报送");
  const saved = township.waitForEvent("download");
  await township.getByRole("button", { name: "下载", exact: true }).click();
  expect((await saved).suggestedFilename()).toContain("报名回执");
  // what only the holder makes is not offered, nor is planning it
  await township.goto(`/sessions/${session.id}?tab=papers`);
  await expect(township.getByText("报名回执").first()).toBeVisible();
  await expect(township.getByText("一次做齐")).toHaveCount(0);
  await expect(township.getByRole("button", { name: "复制一期" })).toHaveCount(0);
});

test("the phone has the position in the queue, a cancelled session at once, and that one cannot come", async ({ browser }) => {
  const full = (await sessions()).find((it) => it.waiting > 0);
  const phone = await onPhone(browser, server);
  const me = await (await Api.signIn(server.address, "worker")).get("/api/v1/me");
  const asked = await api.send("POST", `/api/v1/sessions/${full.id}/enrolments/batch`, { persons: [me.person_id] });
  expect(asked.items[0].status).toBe(202);
  await phone.goto("/me/sessions");
  const card = phone.getByRole("article").filter({ hasText: full.name });
  await expect(card).toContainText(`候补第 ${full.waiting + 1} 位`);

  const county = await signedIn(browser, server, "county");
  await county.goto(`/sessions/${full.id}`);
  await county.getByRole("button", { name: "取消这一期" }).click();
  await county.getByLabel("原因").fill("与全县会议冲突");
  await county.getByRole("dialog").getByRole("button", { name: "取消这一期" }).click();
  await expect(county.getByText("取消这一期：已办。")).toBeVisible();
  await phone.goto("/me/sessions");
  await expect(card).toContainText("已取消，不用去");
  await expect(card).toContainText("原因：与全县会议冲突");
  await phone.goto("/me/notices");
  await expect(phone.getByText(new RegExp(`取消：${full.name}`))).toBeVisible();

  await phone.goto("/me/sessions");
  await phone.getByRole("button", { name: "我去不了" }).click();
  await phone.getByLabel("原因").fill("企业年检");
  await phone.getByRole("button", { name: "告诉乡镇" }).click();
  await expect(phone.getByText("您说过去不了：企业年检。")).toBeVisible();
  const township = await signedIn(browser, server, "dongguan");
  await expect(township.getByText(`${me.display_name}说去不了`)).toBeVisible();
});

test("after the last day what is left comes back and is filled with one click", async ({ browser }) => {
  const last = (await api.get(`/api/v1/sessions/${session.id}/quota`)).names_until;
  const next = new Date(`${last}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  await server.moveTo(`${next.toISOString().slice(0, 10)}T09:00:00+08:00`);
  const county = await signedIn(browser, server, "county");
  await county.getByText(new RegExp(`${session.name}有 \\d+ 个名额没有报，可以收回递补`)).click();
  await county.getByRole("button", { name: /^收回未报的 \d+ 个并递补$/ }).click();
  await expect(county.getByText(/^递补了 \d+ 人：/)).toBeVisible({ timeout: 30_000 });
  api = await Api.signIn(server.address, "county");
  const now = await api.get(`/api/v1/sessions/${session.id}`);
  expect(now.enrolled).toBe(session.capacity);
});
