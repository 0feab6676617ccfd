import 'vue'

declare module 'vue' {
  /** Elements may carry data of their own: strict templates would refuse it. */
  interface HTMLAttributes { [name: `data-${string}`]: string | number | undefined }
}
