// What a peer can do wrong, each as a function of an open connection and a handshake that is in order.
import { randomBytes } from 'node:crypto'

const message = (id, ...numbers) => {
  const bytes = Buffer.alloc(5 + numbers.length * 4)
  bytes.writeUInt32BE(bytes.length - 4, 0)
  bytes[4] = id
  numbers.forEach((number, index) => bytes.writeUInt32BE(number, 5 + index * 4))
  return bytes
}
const interested = message(2)
const repeat = (peer, bytes, times) => {
  let left = times
  const next = () => {
    if (peer.destroyed || left-- === 0) return
    peer.write(bytes, next)
  }
  next()
}

export const attacks = {
  garbage: peer => peer.write(randomBytes(1000)),
  anotherTorrent: (peer, handshake) => peer.write(Buffer.concat([handshake.subarray(0, 28), randomBytes(40)])),
  tooLong: (peer, handshake) => peer.write(Buffer.concat([handshake, Buffer.from('7fffffff07', 'hex')])),
  outOfRange: (peer, handshake) => peer.write(Buffer.concat([handshake, interested, message(6, 1 << 20, 0, 16384)])),
  tooLarge: (peer, handshake) => peer.write(Buffer.concat([handshake, interested, message(6, 0, 0, 1 << 20)])),
  unasked: (peer, handshake) => peer.write(Buffer.concat([handshake, message(7, 0, 0, 0)])),
  withoutEnd: (peer, handshake) => { peer.write(handshake); repeat(peer, Buffer.alloc(60000), 2000) },
  toggling: (peer, handshake) => {
    peer.write(handshake)
    repeat(peer, Buffer.concat([interested, message(3)]), 100000)
  },
  channels: (peer, handshake) => {
    peer.write(handshake)
    for (let count = 0; count < 20; count++) peer._pc.createDataChannel(`more${count}`)
  }
}
