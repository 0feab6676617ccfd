import type { PDFDocumentProxy } from 'pdfjs-dist'

/** A document that is open, with what it holds to be given back when it is left. */
export interface OpenPdf {
  pdf: PDFDocumentProxy
  close: () => void
}

/** Why a PDF is not shown, and what would help. */
export type PdfFault = 'locked' | 'broken' | 'old'

export class PdfRefusal extends Error {
  readonly fault: PdfFault

  constructor(fault: PdfFault) {
    super(FAULTS[fault])
    this.name = 'PdfRefusal'
    this.fault = fault
  }
}

const FAULTS: Record<PdfFault, string> = {
  locked: '这份 PDF 设了打开密码，网页上看不了。请下载后输入密码打开；没有密码，请传材料的人去掉密码再传一次。',
  broken: '这份 PDF 已损坏，打不开。请下载后用别的软件试一试；还打不开，请传材料的人换一份。',
  old: '这个浏览器太旧，网页上看不了 PDF。请点“下载”，用手机或电脑上的软件打开。',
}

/** What the library asks for by name: character maps of Chinese fonts that a file lacks, two fonts of signs, a decoder. */
const parts = (version: string): string => `${import.meta.env.BASE_URL}assets/pdf-${version}/`

/** A fault of the library as one that can be told; what is none of a document goes on as it came. */
export function faultOf(thrown: unknown): unknown {
  const name = thrown instanceof Error ? thrown.name : ''
  if (name === 'PasswordException') return new PdfRefusal('locked')
  if (['InvalidPDFException', 'FormatError', 'MissingDataException', 'UnknownErrorException'].includes(name)) return new PdfRefusal('broken')
  return thrown
}

/** Opens a document; the library is fetched when the first one is. */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  const [library, { default: Reader }] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('./worker?worker')])
  const port = new Reader()
  const worker = library.PDFWorker.create({ port, verbosity: library.VerbosityLevel.ERRORS })
  const at = parts(library.version)
  const task = library.getDocument({
    data,
    worker,
    cMapUrl: at,
    cMapPacked: true,
    standardFontDataUrl: at,
    wasmUrl: at,
    isEvalSupported: false,
    useWasm: false, // our policy lets no page compile code
    enableXfa: false,
    verbosity: library.VerbosityLevel.ERRORS,
  })
  const close = (): void => {
    void task.destroy().catch(() => undefined).then(() => {
      worker.destroy()
      port.terminate()
    })
  }
  // a worker that can't run says so here and nowhere else
  const stuck = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => reject(new PdfRefusal('old')))
  })
  try {
    return { pdf: await Promise.race([task.promise, stuck]), close }
  } catch (thrown) {
    close()
    throw faultOf(thrown)
  }
}
