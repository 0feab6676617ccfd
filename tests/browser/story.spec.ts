// The main job as people do it in the pages: from a township's spreadsheet to a certificate on a phone.
// Once at the width of an office PC and once at a phone's; the pictures stay in tests/artefacts/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { resultsWorkbook } from "./results";
import { CHECKOUT, MailServer, PASSWORD, Server } from "./server";

const ROSTER = join(CHECKOUT, "tests/fixtures/rosters/1/by-township.xlsx");
const ENROLLED = [
  ["刘霞英", "董娟桂", "马红", "梁勇"],
  ["梁涛燕", "曾霞芳", "袁秀", "何芳", "于春静", "周燕芳", "于勇丽", "郑晓晓"],
].flat();
const WITH_MAIL = 4;
const APPLICANT = ENROLLED[0]!;
const DAYS = ["2026-11-25", "2026-11-26", "2026-11-27"];
const CLASS = "冬季轮训第1期";
const PIN = "305817";

const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;
type Size = keyof typeof SIZES;

/** People with their own browser each, and the pictures of what they saw. */
class Stage {
  private readonly people = new Map<string, { context: BrowserContext; page: Page }>();
  private taken = 0;
  readonly faults: string[] = [];

  constructor(
    private readonly browser: Browser,
    readonly server: Server,
    readonly mail: MailServer,
    private readonly size: Size,
  ) {
    mkdirSync(join(CHECKOUT, "tests/artefacts", size), { recursive: true });
  }

  async page(who: string): Promise<Page> {
    const known = this.people.get(who);
    if (known) return known.page;
    const context = await this.browser.newContext({
      baseURL: this.server.address,
      viewport: SIZES[this.size],
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => this.faults.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("status of 401")) {
        this.faults.push(`${page.url()}: ${message.text()}`);
      }
    });
    this.people.set(who, { context, page });
    return page;
  }

  /** Signed in with a password, whatever page the front end then opens. */
  async as(account: string): Promise<Page> {
    const page = await this.page(account);
    await page.goto("/sign-in");
    const box = page.getByLabel("账号");
    await expect(box.or(page.getByRole("navigation").first())).toBeVisible();
    if (await box.isVisible()) {
      await box.fill(account);
      await page.getByLabel("密码").fill(PASSWORD);
      await page.getByRole("button", { name: "登录" }).click();
      await expect(page).not.toHaveURL(/sign-in/);
    }
    return page;
  }

  async shot(page: Page, name: string): Promise<void> {
    this.taken += 1;
    const file = `${String(this.taken).padStart(2, "0")}-${name}.png`;
    await page.screenshot({ path: join(CHECKOUT, "tests/artefacts", this.size, file), fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 1) this.faults.push(`${page.url()} (${name}) is ${wide} px wider than the screen`);
  }

  async close(): Promise<void> {
    for (const { context } of this.people.values()) await context.close();
  }
}

async function confirm(page: Page, button: string): Promise<void> {
  const asked = page.getByRole("dialog");
  await expect(asked).toBeVisible();
  await asked.getByRole("button", { name: button }).click();
  await expect(asked).toBeHidden();
}

async function townshipImports(stage: Stage): Promise<void> {
  const page = await stage.as("dongguan");
  await page.goto("/imports/new");
  await page.locator('input[type="file"]').setInputFiles(ROSTER);
  await page.getByRole("button", { name: /上传/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("读到");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("15 人是您的，45 人属于其他乡镇");
  await stage.shot(page, "roster-read");
  await page.getByLabel(/的姓名，改成/).first().fill("赵平安");
  await page.getByRole("button", { name: "改好这 1 处" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("和上次比：新增 15");
  await stage.shot(page, "cell-mended");
  await secondPersonLooks(stage, page, "county");
  const write = page.getByRole("button", { name: "确认，写入 15 人" });
  await expect(write).toBeEnabled();
  await write.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("已写入");
  await stage.shot(page, "roster-written");
}

/** Where a roster would turn over much of a unit, somebody else looks at it first. */
async function secondPersonLooks(stage: Stage, page: Page, who: string): Promise<void> {
  const guarded = page.getByRole("button", { name: "等复核后写入" });
  await expect(guarded.or(page.getByRole("button", { name: /^确认，写入/ })).first()).toBeVisible({ timeout: 30_000 });
  if (!(await guarded.isVisible())) return;
  const second = await stage.as(who);
  await second.goto(new URL(page.url()).pathname);
  await second.getByRole("button", { name: "我是另一位管理员，看过了" }).click();
  await second.getByLabel("理由").fill("已与乡镇核对，名单属实");
  await stage.shot(second, "second-person");
  await confirm(second, "同意写入");
  await page.reload();
}

async function countyImports(stage: Stage): Promise<void> {
  const page = await stage.as("county");
  await page.goto("/imports/new");
  await page.locator('input[type="file"]').setInputFiles(ROSTER);
  await page.getByRole("button", { name: /上传/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("60 人", { timeout: 30_000 });
  await stage.shot(page, "county-roster");
  await secondPersonLooks(stage, page, "county2");
  const write = page.getByRole("button", { name: /^确认，写入 \d+ 人/ });
  await expect(write).toBeEnabled();
  await write.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("已写入");
}

async function findPerson(api: Api, name: string): Promise<string> {
  const found: Json = await api.send("POST", "/api/v1/people/search", { q: name });
  const person = found.items.find((item: Json) => item.name === name && item.unit_name === "东观镇");
  if (!person) throw new Error(`${name} of 东观镇 is not found`);
  return person.id;
}

/** The township makes codes for four, who each activate a phone and give a mail address. */
async function phonesAreActivated(stage: Stage): Promise<void> {
  const page = await stage.as("dongguan");
  await page.goto("/activation-list");
  for (const [number, name] of ENROLLED.slice(0, WITH_MAIL).entries()) {
    const row = page.getByRole("row").filter({ hasText: name });
    await row.getByRole("button", { name: "做码" }).click();
    const code = row.locator("td.code");
    await expect(code).not.toHaveText("—");
    await activate(stage, name, (await code.innerText()).trim(), `worker${number}@mail.test`);
  }
  await stage.shot(page, "activation-list");
}

async function activate(stage: Stage, name: string, code: string, email: string): Promise<void> {
  const seen = name === APPLICANT;
  const phone = await stage.page(name);
  await phone.goto(`/me/activate?code=${encodeURIComponent(code)}`);
  if (seen) await stage.shot(phone, "activation-code");
  await phone.getByRole("button", { name: "下一步" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("东观镇");
  if (seen) await stage.shot(phone, "activation-told");
  await phone.getByRole("button", { name: "我知道了，是我本人" }).click();
  await phone.getByLabel("六个数字").fill(PIN);
  await phone.getByLabel("再填一次").fill(PIN);
  await phone.getByRole("button", { name: "下一步" }).click();
  await phone.getByLabel("邮箱").fill(email);
  await phone.getByRole("button", { name: "开始使用" }).click();
  await expect(phone).toHaveURL(/\/me\/?$/);
  if (seen) await stage.shot(phone, "my-way-closed");
}

async function classIsMade(stage: Stage): Promise<string> {
  const page = await stage.as("county");
  await page.goto("/sessions/new");
  await page.getByLabel("班次名称").fill("冬季轮训");
  await page.getByLabel("第几期").fill("1");
  for (const [label, day] of [["开班日", DAYS[0]!], ["结束日", DAYS[2]!]] as const) {
    const box = page.getByRole("combobox", { name: label }).or(page.getByRole("textbox", { name: label })).first();
    await box.fill(day);
    await box.press("Enter");
  }
  await page.getByRole("button", { name: "新地点" }).click();
  await page.getByLabel("地点名称").fill("县委党校一号楼");
  await page.getByRole("button", { name: "加进去" }).click();
  await expect(page.getByLabel("地点名称")).toBeHidden();
  await page.getByRole("button", { name: "新讲师" }).click();
  await page.getByLabel("姓名").fill("秦讲师");
  await page.getByRole("button", { name: "加进去" }).click();
  await page.getByRole("button", { name: "排到还没有讲师的半天" }).click();
  await page.getByLabel("班主任").selectOption({ index: 1 });
  for (const [number, box] of (await page.getByLabel(/ 内容$/).all()).entries()) {
    await box.fill(`党务实务之${number + 1}`);
  }
  await expect(page.getByLabel(/ 内容$/)).toHaveCount(6);
  await stage.shot(page, "class");
  await page.getByRole("button", { name: "建好这一期" }).click();
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split("/")[2]!;
}

async function twelveAreEnrolled(stage: Stage, session: string): Promise<void> {
  const page = await stage.as("county");
  await page.goto(`/sessions/${session}/enrol`);
  for (const name of ENROLLED) {
    await page.getByLabel("找人").fill(name);
    await page.getByRole("button", { name: "找", exact: true }).click();
    const row = page.getByRole("row").filter({ hasText: name }).filter({ hasText: "东观镇" });
    await row.getByRole("checkbox").check();
  }
  await stage.shot(page, "enrol");
  await page.getByRole("button", { name: `报上 ${ENROLLED.length} 人` }).click();
  await expect(page).toHaveURL(new RegExp(`/sessions/${session}$`));
  await expect(page.getByRole("row")).toHaveCount(ENROLLED.length + 1);
}

async function act(stage: Stage, session: string, button: string): Promise<void> {
  const page = await stage.as("county");
  await page.goto(`/sessions/${session}`);
  await page.getByRole("button", { name: button }).click();
  await confirm(page, button);
}

/** Four have a mail, the other eight stand on the township's list. */
async function allAreTold(stage: Stage): Promise<void> {
  await expect.poll(() => stage.mail.received.length, { timeout: 30_000 }).toBe(WITH_MAIL);
  for (const mail of stage.mail.received) {
    expect(mail.subject + mail.text).toContain(CLASS);
    expect(mail.html).toContain("<");
  }
  const page = await stage.as("dongguan");
  await page.goto("/to-tell?state=pending");
  for (const name of ENROLLED.slice(WITH_MAIL)) await expect(page.getByText(name).first()).toBeVisible();
  await stage.shot(page, "to-tell");
  await page.getByRole("button", { name: `已告知 ${ENROLLED[WITH_MAIL]}` }).first().click();
  await expect(page.getByRole("button", { name: `已告知 ${ENROLLED[WITH_MAIL]}` })).toHaveCount(0);
}

async function rollsAreTaken(stage: Stage): Promise<void> {
  for (const day of DAYS) {
    await stage.server.moveTo(`${day}T17:40:00+08:00`);
    const page = await stage.as("teacher");
    await page.goto("/rolls");
    const slots = page.locator("section").filter({ hasText: CLASS }).getByRole("link", { name: /今天/ });
    await expect(slots).toHaveCount(2);
    const addresses = await slots.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const address of addresses) await rollIsTaken(stage, page, address, day === DAYS[0]);
  }
}

async function rollIsTaken(stage: Stage, page: Page, address: string, seen: boolean): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: `${APPLICANT} 到` }).click();
  if (seen) await stage.shot(page, "roll");
  await page.getByRole("button", { name: `余下 ${ENROLLED.length - 1} 人全到` }).click();
  await expect(page.getByText("已全部上传")).toBeVisible();
  await expect(page.getByRole("heading", { name: new RegExp(`已到 ${ENROLLED.length}`) })).toBeVisible();
}

async function resultsCome(stage: Stage, session: string): Promise<void> {
  const page = await stage.as("county");
  const api = await Api.signIn(stage.server.address, "county");
  const units: Json = await api.get("/api/v1/units");
  const township: Json = units.items.find((unit: Json) => unit.name === "东观镇");
  const people: Json[] = await api.all(`/api/v1/people?unit=${township.id}`);
  const enrolled = people.filter((person) => ENROLLED.includes(person.name));
  await page.goto(`/sessions/${session}?tab=results`);
  await page.getByRole("button", { name: "定下考试" }).click();
  const upload = page.locator('input[type="file"]');
  await expect(upload).toBeAttached();
  await upload.setInputFiles({
    name: "成绩.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: resultsWorkbook(enrolled.map((one): [string, string, number] => [one.name, one.id_last4, 86])),
  });
  await expect(page.getByText(`登记 ${ENROLLED.length} 人`).first()).toBeVisible();
  await stage.shot(page, "results");
  await act(stage, session, "结业，登记学时");
}

/** Days later the phone is still remembered: it knows whose it is, and asks for the PIN alone. */
async function comesBack(stage: Stage, who: string): Promise<Page> {
  const phone = await stage.page(who);
  await phone.goto("/me");
  const pin = phone.getByLabel(/PIN/);
  await expect(pin.or(phone.getByRole("link", { name: "现在申报" })).first()).toBeVisible();
  if (await pin.isVisible()) {
    await expect(phone.getByLabel("账号")).not.toHaveValue("");
    await stage.shot(phone, "pin-alone");
    await pin.fill(PIN);
    await phone.getByRole("button", { name: "登录" }).click();
    await expect(pin).toBeHidden();
  }
  return phone;
}

async function workerApplies(stage: Stage): Promise<void> {
  const phone = await comesBack(stage, APPLICANT);
  await phone.goto("/me/hours");
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("24");
  await stage.shot(phone, "my-hours");
  await phone.goto("/me");
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("初级");
  await stage.shot(phone, "my-way-open");
  await phone.getByRole("link", { name: "现在申报" }).click();
  await expect(phone.getByRole("heading", { name: "条件都够了" })).toBeVisible();
  await stage.shot(phone, "apply");
  await phone.getByRole("button", { name: "都对，下一步" }).click();
  await phone.getByRole("checkbox").check();
  await phone.getByRole("button", { name: "交上去" }).click();
  await expect(phone.getByRole("heading", { name: /已交/ })).toBeVisible();
  await stage.shot(phone, "applied");
}

/** The township recommends and passes it on, the county passes it and issues. */
async function applicationIsDecided(stage: Stage): Promise<void> {
  const ways = { dongguan: ["推荐", "初审通过"], county: ["复审通过", "发证"] };
  for (const [account, steps] of Object.entries(ways)) {
    const page = await stage.as(account);
    await page.goto("/applications?mine=1");
    await page.getByRole("link").filter({ hasText: APPLICANT }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(APPLICANT);
    await stage.shot(page, `application-${account}`);
    for (const step of steps) {
      await page.getByRole("button", { name: step, exact: true }).click();
      await confirm(page, step);
    }
  }
}

async function certificateIsSeen(stage: Stage): Promise<void> {
  await expect
    .poll(() => stage.mail.received.filter((mail) => mail.text.includes("证书")).length, { timeout: 30_000 })
    .toBeGreaterThan(0);
  const phone = await stage.page(APPLICANT);
  await phone.goto("/me/certificate");
  await expect(phone.getByText(/初级/).first()).toBeVisible();
  await stage.shot(phone, "certificate");
  const county = await Api.signIn(stage.server.address, "county");
  const way: Json = await county.get(`/api/v1/people/${await findPerson(county, APPLICANT)}/certification`);
  const pdf = await phone.request.get(`/api/v1/certificates/${way.certificate.id}/pdf`);
  expect((await pdf.body()).subarray(0, 4).toString()).toBe("%PDF");
  const stranger = await stage.page("stranger");
  await stranger.goto(`/verify/${way.certificate.public_code}`);
  await expect(stranger.getByText("有效").first()).toBeVisible();
  await expect(stranger.getByText(APPLICANT)).toHaveCount(0);
  await stage.shot(stranger, "verify");
}

async function figureOpensNames(stage: Stage): Promise<void> {
  const page = await stage.as("county");
  await page.goto("/");
  await stage.shot(page, "today");
  await page.getByRole("link", { name: /持证率/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/\d+ 人/);
  await page.getByLabel("乡镇").selectOption({ label: "东观镇" });
  await expect(page.getByRole("link", { name: APPLICANT })).toBeVisible();
  await stage.shot(page, "figure-names");
}

for (const size of ["desktop", "phone"] as const) {
  test(`from a spreadsheet to a certificate, ${size}`, async ({ browser }) => {
    const mail = await MailServer.start();
    const server = await Server.start({ SANYOU_SMTP_URL: mail.url });
    const stage = new Stage(browser, server, mail, size);
    try {
      await test.step("the township's roster", () => townshipImports(stage));
      await test.step("the county's roster", () => countyImports(stage));
      await test.step("four phones", () => phonesAreActivated(stage));
      const session = await test.step("a class", () => classIsMade(stage));
      await test.step("twelve enrolled", () => twelveAreEnrolled(stage, session));
      await test.step("told", async () => {
        await act(stage, session, "发通知");
        await allAreTold(stage);
      });
      await test.step("the roll", async () => {
        await act(stage, session, "锁定名单");
        await stage.server.moveTo(`${DAYS[0]}T08:00:00+08:00`);
        await act(stage, session, "开班");
        await rollsAreTaken(stage);
      });
      await test.step("the results", () => resultsCome(stage, session));
      await test.step("an application", () => workerApplies(stage));
      await test.step("decided", () => applicationIsDecided(stage));
      await test.step("a certificate", () => certificateIsSeen(stage));
      await test.step("the figure", () => figureOpensNames(stage));
      expect(stage.faults).toEqual([]);
    } finally {
      await stage.close();
      await server.stop();
      mail.stop();
    }
  });
}
