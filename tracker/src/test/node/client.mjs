// One stock client of npm's bittorrent-tracker, led by JSON lines on standard input, telling what it hears by JSON lines
// on standard output. No ICE servers: peers find each other on this machine or not at all.
import Client from 'bittorrent-tracker/client'
import wrtc from '@roamhq/wrtc'
import { createInterface } from 'node:readline'

let client
let announceFields = {}

const tell = (event, fields = {}) => process.stdout.write(JSON.stringify({ event, ...fields }) + '\n')
const counts = ({ complete, incomplete, downloaded, infoHash }) => ({ complete, incomplete, downloaded, infoHash })

const commands = {
  open ({ announce, infoHash, peerId, port }) {
    client = new Client({
      announce, infoHash, peerId, port, wrtc, rtcConfig: { iceServers: [] }, getAnnounceOpts: () => announceFields
    })
    client.on('update', data => tell('update', counts(data)))
    client.on('scrape', data => tell('scrape', counts(data)))
    client.on('warning', error => tell('warning', { message: error.message }))
    client.on('error', error => tell('error', { message: error.message }))
    client.on('peer', peer => {
      if (typeof peer === 'string') return tell('peer', { address: peer })
      tell('peer', { id: peer.id })
      peer.on('connect', () => {
        tell('connect', { id: peer.id })
        peer.send(`greetings from ${peerId}`)
      })
      peer.on('data', data => tell('data', { text: Buffer.from(data).toString() }))
      peer.on('error', error => tell('peer error', { message: error.message }))
    })
  },
  fields ({ fields }) { announceFields = fields },
  start ({ options }) { client.start(options) },
  update ({ options }) { client.update(options) },
  complete ({ options }) { client.complete(options) },
  stop ({ options }) { client.stop(options) },
  scrape ({ options }) { client.scrape(options) }
}

createInterface({ input: process.stdin })
  .on('line', line => {
    const command = JSON.parse(line)
    commands[command.do](command)
  })
  .on('close', () => process.exit(0))

tell('ready')
