// Rosters that the tests make: a unit's people as they stand, and as many of invention as are wanted.
import type { Api, Json } from "./api";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";
const DAY_MS = 86_400_000;

export const HEAD = ["姓名", "身份证号", "乡镇", "所在党组织", "党内职务", "手机"];
export type Row = string[];

/** An ID number of nobody: a day of birth and an order, closed by its check digit. */
export function idNumber(born: string, order: number): string {
  const body = `140727${born}${String(order).padStart(3, "0")}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0);
  return body + CHECKS[sum % 11];
}

/** Everybody in post in a unit, a row each, with the numbers that the account may see. */
export async function rosterOf(api: Api, unit: string): Promise<Row[]> {
  const people: Json[] = await api.all(`/api/v1/people?unit=${unit}`);
  const rows: Row[] = [];
  for (const one of people) {
    const full: Json = await api.send("POST", `/api/v1/people/${one.id}/reveal`, { reason: "测试用的名册" });
    rows.push([one.name, full.id_number, one.unit_name, one.party_organisation, one.post_label, full.phone ?? ""]);
  }
  return rows;
}

/** Cells as Excel puts them on the clipboard. */
export const asCells = (rows: readonly Row[]): string => [HEAD, ...rows].map((row) => row.join("\t")).join("\n");

/** A roster of people whom nobody knows, over these townships. */
export function inventedRoster(count: number, townships: readonly string[]): Buffer {
  const surnames = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"];
  const given = [..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平"];
  const lines = [HEAD.join(",")];
  for (let at = 0; at < count; at++) {
    const born = new Date(Date.UTC(1960, 0, 1) + (at % 12_000) * DAY_MS).toISOString().slice(0, 10).replace(/-/g, "");
    const name = [surnames[at % 16], given[at % 19], given[(at * 7) % 20]].join("");
    const id = idNumber(born, Math.floor(at / 12_000) * 2 + 1);
    const place = townships[at % townships.length]!;
    lines.push([name, id, place, `测试企业${at % 400}党支部`, "组织委员", `139${String(at).padStart(8, "0")}`].join(","));
  }
  return Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`);
}
