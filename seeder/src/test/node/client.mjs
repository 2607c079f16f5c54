// A small WebTorrent peer: finds the seeder through the tracker, gets the metadata from it, then every piece, and checks
// each hash. Prints one JSON line per event; the last has "done". Arguments: one JSON object.
import { createHash, randomBytes } from 'node:crypto'
import bencode from 'bencode'
import Protocol from 'bittorrent-protocol'
import Peer from 'simple-peer'
import utMetadata from 'ut_metadata'
import WebSocket from 'ws'
import wrtc from '@roamhq/wrtc'
import { attacks } from './hostile.mjs'

const options = {
  direction: 'offer', // who makes the offer: this client ('offer') or the seeder ('answer')
  rounds: 1, // how often all pieces are fetched, over the same connection
  window: 64, // outstanding requests
  verify: true,
  stay: false, // keep the connection when done, until standard input ends
  attack: undefined, // one of hostile.mjs, done instead of downloading
  token: undefined,
  ...JSON.parse(process.argv[2])
}
const BLOCK = 16384
const infoHash = Buffer.from(options.infoHash, 'hex')
const self = Buffer.concat([Buffer.from('-TT0001-'), randomBytes(6).toString('hex').slice(0, 12)].map(part => Buffer.from(part)))
const begun = Date.now()
const print = event => process.stdout.write(JSON.stringify({ ms: Date.now() - begun, ...event }) + '\n')
const binary = buffer => buffer.toString('latin1')
const unbinary = text => Buffer.from(text, 'latin1')
const config = { iceServers: [] }

const socket = new WebSocket(options.tracker)
socket.on('error', error => fail(`tracker: ${error.message}`))
socket.on('open', async () => {
  print({ event: 'tracker' })
  announce(options.direction === 'offer' ? [await offer()] : [], 'started')
})
socket.on('message', data => {
  const message = JSON.parse(data)
  if (message['failure reason']) return fail(message['failure reason'])
  if (message.info_hash !== binary(infoHash)) return
  if (message.offer) accept(message)
  else if (message.answer) offers.get(message.offer_id)?.signal(message.answer)
})

const offers = new Map()
let links = 0
let current
let finished = false

function send (message) {
  socket.send(JSON.stringify({
    action: 'announce', info_hash: binary(infoHash), peer_id: binary(self), token: options.token, ...message
  }))
}

function announce (made, event) {
  send({ event, uploaded: 0, downloaded: 0, left: 1, numwant: made.length, offers: made })
}

function offer () {
  const id = binary(randomBytes(20))
  const peer = new Peer({ initiator: true, trickle: false, wrtc, config })
  offers.set(id, peer)
  watch(peer)
  return new Promise(resolve => peer.once('signal', sdp => resolve({ offer_id: id, offer: sdp })))
}

function accept (message) {
  if (options.direction === 'offer') return
  const peer = new Peer({ initiator: false, trickle: false, wrtc, config })
  watch(peer)
  peer.once('signal', answer => send({ to_peer_id: message.peer_id, offer_id: message.offer_id, answer }))
  peer.signal(message.offer)
}

function watch (peer) {
  peer.on('error', error => print({ event: 'peer-error', message: error.message }))
  peer.on('close', () => {
    if (peer !== current) return
    print({ event: 'closed' })
    if (!finished) fail('the peer closed the connection')
  })
  peer.on('connect', () => {
    print({ event: 'connected', links: ++links })
    current = peer
    finished = false
    if (options.attack) attack(peer)
    else download(peer)
  })
}

function attack (peer) {
  finished = true
  const handshake = Buffer.concat([
    Buffer.from('\x13BitTorrent protocol', 'latin1'), Buffer.from('0000000000100004', 'hex'), infoHash, self])
  peer.on('data', () => {})
  attacks[options.attack](peer, handshake)
}

function fail (message) {
  print({ event: 'failed', message })
  process.exitCode = 1
  setTimeout(() => process.exit(1), 50)
}


function download (peer) {
  const wire = new Protocol('webrtc')
  peer.pipe(wire).pipe(peer)
  wire.use(utMetadata())
  wire.on('handshake', (hash, id) => {
    print({ event: 'handshake', peerId: id })
    wire.haveNone()
  })
  wire.on('unchoke', () => print({ event: 'unchoked' }))
  wire.on('have-all', () => print({ event: 'have-all' }))
  wire.on('timeout', () => fail('a request was not answered'))
  wire.handshake(options.infoHash, self.toString('hex'), { fast: true })
  wire.ut_metadata.fetch()
  wire.ut_metadata.on('warning', error => print({ event: 'warning', message: error.message }))
  wire.ut_metadata.on('metadata', torrent => {
    const info = bencode.decode(torrent).info
    print({ event: 'metadata', pieces: info.pieces.length / 20 })
    wire.setTimeout(30000)
    wire.once('unchoke', () => fetchAll(wire, info))
    wire.interested()
  })
}

function fetchAll (wire, info) {
  const pieces = Buffer.from(info.pieces)
  const pieceLength = info['piece length']
  const count = pieces.length / 20
  const lengthOf = piece => Math.min(pieceLength, info.length - piece * pieceLength)
  const requests = []
  for (let round = 0; round < options.rounds; round++) {
    for (let piece = 0; piece < count; piece++) {
      for (let begin = 0; begin < lengthOf(piece); begin += BLOCK) {
        requests.push([piece, begin, Math.min(BLOCK, lengthOf(piece) - begin)])
      }
    }
  }
  const started = Date.now()
  const whole = createHash('sha1')
  const hashes = new Map()
  let next = 0
  let received = 0
  let bytes = 0
  let bad = 0
  const ask = () => {
    while (next < requests.length && next - received < options.window) {
      const [piece, begin, length] = requests[next++]
      wire.request(piece, begin, length, (error, block) => {
        if (error) return fail(`request: ${error.message}`)
        if (received === 0) print({ event: 'first-block' })
        received++
        bytes += block.length
        if (options.verify) {
          const hash = begin === 0 ? createHash('sha1') : hashes.get(piece)
          hashes.set(piece, hash.update(block))
          if (begin + length === lengthOf(piece)) {
            const wanted = pieces.subarray(piece * 20, piece * 20 + 20)
            if (!hash.digest().equals(wanted)) bad++
          }
          whole.update(block)
        }
        if (received === requests.length) {
          finished = true
          print({ event: 'done', done: true, bytes, seconds: (Date.now() - started) / 1000, bad, sha1: whole.digest('hex') })
          if (!options.stay) process.exit(bad === 0 ? 0 : 1)
        } else ask()
      })
    }
  }
  ask()
}

process.stdin.on('end', () => process.exit(process.exitCode ?? 0))
process.stdin.resume()
