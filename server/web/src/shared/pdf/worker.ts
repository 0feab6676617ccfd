/** Reads PDFs beside the page. It is a program of its own, which needs what old browsers lack as the pages do. */
import '../polyfills'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
