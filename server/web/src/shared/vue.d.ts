import 'vue'

declare module 'vue' {
  /** Elements may carry data of their own: strict templates would refuse it. */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- an interface of Vue's is widened here
  interface HTMLAttributes { [name: `data-${string}`]: string | number | undefined }
}
