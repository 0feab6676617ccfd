// PDFs as offices send them, made here: Chinese text in a font that the file does not bring, so that the reader has to
// fetch the font's character map from the service.

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

function hex(text: string): string {
  return Array.from(text, (sign) => sign.charCodeAt(0).toString(16).padStart(4, "0")).join("");
}

/** The objects of a file, numbered from 1, behind one another with the table that finds them. */
function file(objects: string[]): Buffer {
  let body = "%PDF-1.4\n";
  const places = objects.map((content, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${content}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return bytes(body + end);
}

/** A4 pages, each with its number and some lines of text. */
export function chinesePdf(pages: number): Buffer {
  const first = 6;
  const kids = Array.from({ length: pages }, (_, at) => `${first + 2 * at} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
  ];
  for (let page = 1; page <= pages; page += 1) {
    const lines = [`第${page}页　党组织书记培训材料`, ...Array.from({ length: 20 }, (_, at) => `${at + 1}．坚持集体领导、民主集中、个别酝酿、会议决定。`)];
    const shown = lines.map((line) => `<${hex(line)}> Tj 0 -32 Td`).join("\n");
    const content = `BT /F1 18 Tf 60 770 Td\n${shown}\nET`;
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * page - 1} 0 R >>`);
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  return file(objects);
}

/** A file that asks for a password which nobody has. */
export function lockedPdf(): Buffer {
  const key = "00".repeat(32);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${key}> /U <${key}> >>`,
  ];
  return bytes(file(objects).toString("latin1").replace("/Root 1 0 R", `/Root 1 0 R /Encrypt 4 0 R /ID [<${key}> <${key}>]`));
}

export const brokenPdf = (): Buffer => bytes("%PDF-1.7\nthis is no document at all\n");
