// Makes torrents with npm's create-torrent: a JSON list of {path, name, pieceLength, announceList, urlList, creationDate,
// createdBy} comes on standard input, a JSON list of the torrents in base 64 goes out.
import createTorrent from 'create-torrent'
import { text } from 'node:stream/consumers'

const wanted = JSON.parse(await text(process.stdin))
const made = wanted.map(({ path, creationDate, ...options }) => new Promise((resolve, reject) => {
  createTorrent(path, { ...options, creationDate: new Date(creationDate) }, (error, torrent) => {
    if (error) reject(error)
    else resolve(Buffer.from(torrent).toString('base64'))
  })
}))
process.stdout.write(JSON.stringify(await Promise.all(made)))
