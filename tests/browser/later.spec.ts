// A session planned by hand: its first day takes along what was typed, its place is told later at a provider outside, whose
// seats are the cap, and who is on the list hears of it; a copy leaves free what clashes.
import { expect, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { onPhone, signedIn, typeDay } from "./doors";
import { Server } from "./server";

let server: Server;
let api: Api;
let id: string;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  server = await Server.start();
  api = await Api.signIn(server.address, "county");
});

test.afterAll(async () => {
  await server?.stop();
});

test("a first day that is changed takes the last day and what was typed along", async ({ browser }) => {
  const page = await signedIn(browser, server, "county");
  await page.goto("/sessions/new");
  await page.getByLabel("班次名称").fill("统战政策专题班");
  await page.getByLabel("名额").fill("20");
  await typeDay(page, "开班日", "2027-03-16");
  await typeDay(page, "结束日", "2027-03-17");
  const titles = page.getByPlaceholder("讲什么，可按编码选课程");
  await expect(titles).toHaveCount(4);
  for (const [at, title] of ["开班式", "统战政策", "分组讨论", "结业式"].entries()) await titles.nth(at).fill(title);
  // a half-day changes places with what stands where it goes, and one that was taken out comes back with what was in it
  await page.getByLabel("2027-03-16 下午 日期").selectOption("2027-03-17");
  await expect(page.getByLabel("2027-03-17 下午 日期")).toBeFocused();
  await page.getByRole("button", { name: "去掉 2027-03-17 下午" }).click();
  await expect(titles).toHaveCount(3);
  await page.getByRole("button", { name: "加上", exact: true }).click();
  await expect(page.getByLabel("2027-03-17 下午 内容")).toBeFocused();
  await typeDay(page, "开班日", "2027-03-23");
  await expect(page.getByText("结束日和课程表跟着往后移了 7 天")).toBeVisible();
  await expect(page.getByLabel("结束日", { exact: true })).toHaveValue("2027-03-24");
  await page.getByRole("button", { name: "建好这一期" }).click();
  await expect(page.getByText("地点另行通知")).toBeVisible();
  id = new URL(page.url()).pathname.split("/").pop()!;
  const made = await api.get(`/api/v1/sessions/${id}`);
  expect(made.slots.map((it: Json) => [it.day, it.title])).toEqual([["2027-03-23", "开班式"], ["2027-03-23", "结业式"], ["2027-03-24", "分组讨论"], ["2027-03-24", "统战政策"]]);
});

test("a class of some months keeps its half-days and is filled by hand", async ({ browser }) => {
  const page = await signedIn(browser, server, "county");
  await page.goto("/sessions/new");
  await typeDay(page, "开班日", "2027-03-06");
  await typeDay(page, "结束日", "2027-06-26");
  await expect(page.getByText("前后 113 天，半天不自动排")).toBeVisible();
  const titles = page.getByPlaceholder("讲什么，可按编码选课程");
  await expect(titles).toHaveCount(2);
  await page.getByLabel("加一个半天：日期").selectOption("2027-03-13");
  await page.getByRole("button", { name: "加上", exact: true }).click();
  await expect(titles).toHaveCount(3);
  await expect(page.getByLabel("2027-03-13 上午 内容")).toBeFocused();
});

test("places are given to each township as the county fixes them", async ({ browser }) => {
  const page = await signedIn(browser, server, "county");
  await page.goto(`/sessions/${id}?tab=quota`);
  await page.getByLabel("按什么分").selectOption("fixed");
  await page.getByLabel("东观镇").fill("4");
  await page.getByLabel("古县镇").fill("3");
  await expect(page.getByText("合计 7 个，本期 20 个位子")).toBeVisible();
  await page.getByRole("button", { name: "试算" }).click();
  await page.getByRole("button", { name: "确认，分给 2 个单位 7 个名额" }).click();
  await expect(page.getByText(/^名额 7 个/)).toBeVisible();
});

test("the place is told later, at a provider whose seats are the cap, and reaches the phone", async ({ browser }) => {
  const me = await (await Api.signIn(server.address, "worker")).get("/api/v1/me");
  await api.send("POST", `/api/v1/sessions/${id}/enrolments/batch`, { persons: [me.person_id] });
  const county = await signedIn(browser, server, "county");
  await county.goto(`/sessions/${id}`);
  await county.getByRole("button", { name: "发通知" }).click();
  await county.getByRole("dialog").getByRole("button", { name: "发通知" }).click();
  await expect(county.getByText("发通知：已办。")).toBeVisible();
  const phone = await onPhone(browser, server);
  await phone.goto("/me/sessions");
  const card = phone.getByRole("article").filter({ hasText: "统战政策专题班第1期" });
  await expect(card).toContainText("地点另行通知");

  await county.getByRole("link", { name: "地点定了，写上" }).click();
  await county.getByRole("button", { name: "新地点" }).click();
  await county.getByLabel("地点名称").fill("右玉干部学院");
  await county.getByLabel("座位数").fill("15");
  await county.getByRole("button", { name: "加进去" }).click();
  await expect(county.getByText("右玉干部学院只有 15 座，坐不下 20 人，少 5 座").first()).toBeVisible();
  await county.getByPlaceholder("例如：已与对方商定，由专车接送").fill("学院答应加座");
  await expect(county.getByText("存下以后名单上的 1 人都会被告知新的安排")).toBeVisible();
  await county.getByRole("button", { name: "存下新课次" }).click();
  await expect(county.getByText("课次已改。")).toBeVisible();
  await expect(county.getByRole("link", { name: "地点定了，写上" })).toHaveCount(0);

  await phone.goto("/me/sessions");
  await expect(card).toContainText("右玉干部学院");
  await phone.goto("/me/notices");
  await phone.getByText("培训调整：统战政策专题班第1期").click();
  await expect(phone.getByText(/地点定了，在右玉干部学院/)).toBeVisible();
});

test("a copy on days that clash leaves free what is taken, and keeps the rest", async ({ browser }) => {
  const sessions: Json[] = (await api.get("/api/v1/sessions?size=100")).items;
  const ids = sessions.filter((it) => ["enrolling", "announced", "preparing"].includes(it.state) && it.id !== id).map((it) => it.id);
  const wholes: Json[] = await Promise.all(ids.map((one) => api.get(`/api/v1/sessions/${one}`)));
  const taught = wholes.find((it) => it.slots.some((slot: Json) => slot.lecturer_id))!;
  const county = await signedIn(browser, server, "county");
  await county.goto(`/sessions/${taught.id}`);
  await county.getByRole("button", { name: "复制一期" }).click();
  await typeDay(county, "新一期哪天开班", taught.first_day);
  await county.getByRole("dialog").getByRole("button", { name: "复制一期" }).click();
  await county.getByRole("button", { name: "撞了的先空着，其余照搬" }).click();
  await expect(county.getByText("已复制，请核对课程表。")).toBeVisible();
  const made = await api.get(`/api/v1/sessions/${new URL(county.url()).pathname.split("/").pop()}`);
  expect(made.slots.map((it: Json) => it.title)).toEqual(taught.slots.map((it: Json) => it.title));
  expect(made.slots.every((it: Json) => !it.lecturer_id)).toBe(true);
});
