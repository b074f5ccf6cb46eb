/**
 * Sends one file many times at once, in a process of its own, so that what it needs of memory is not the server's: its
 * addresses, the headers and the file's path come as JSON in its last argument. Prints the answers' status.
 *
 * @since 0.1.0
 */
import { createReadStream, statSync } from "node:fs"
import { request } from "node:http"

interface Sending {
  readonly urls: ReadonlyArray<string>
  readonly headers: Readonly<Record<string, string>>
  readonly file: string
}

const { urls, headers, file } = JSON.parse(process.argv.at(-1) ?? "") as Sending
const { size } = statSync(file)
const statuses = await Promise.all(
  urls.map(
    async (url) =>
      new Promise((resolve, reject) => {
        const sent = request(url, { method: "PATCH", headers: { ...headers, "content-length": size } }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
        sent.on("error", reject)
        createReadStream(file, { highWaterMark: 1 << 20 })
          .on("error", reject)
          .pipe(sent)
      }),
  ),
)
console.log(JSON.stringify(statuses))
