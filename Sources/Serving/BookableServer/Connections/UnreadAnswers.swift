import NIOCore
import Synchronization

/// The bytes of answers that wait for their readers, and which reader has to go when there are too many.
final class UnreadAnswers: Sendable {
    struct Count {
        var bytes = 0
        var closedReaders = 0
    }

    private struct Reader {
        let channel: any Channel
        let address: IPAddress?
        var bytes: Int

        /// When the reader last took something.
        var since: NIODeadline
    }

    private struct State {
        var count = Count()
        var readers: [ObjectIdentifier: Reader] = [:]
        var byAddress: [IPAddress?: Int] = [:]

        mutating func remove(_ id: ObjectIdentifier) -> Reader? {
            guard let reader = readers.removeValue(forKey: id) else { return nil }
            count.bytes -= reader.bytes
            let rest = byAddress[reader.address, default: 0] - reader.bytes
            byAddress[reader.address] = rest == 0 ? nil : rest
            return reader
        }

        mutating func add(_ reader: Reader, _ id: ObjectIdentifier) {
            readers[id] = reader
            count.bytes += reader.bytes
            byAddress[reader.address, default: 0] += reader.bytes
        }
    }

    private let total: Int
    private let perAddress: Int
    private let state = Mutex(State())

    init(total: Int, perAddress: Int) {
        self.total = total
        self.perAddress = perAddress
    }

    var count: Count { state.withLock { $0.count } }

    /// Records how many bytes wait on a connection, and closes the slowest readers if there are now too many.
    func update(_ channel: any Channel, _ address: IPAddress?, bytes: Int, at now: NIODeadline) {
        let id = ObjectIdentifier(channel)
        let slowest = state.withLock { state in
            let before = state.remove(id)
            guard bytes > 0 else { return [any Channel]() }
            let hasTaken = before.map { bytes < $0.bytes } ?? true
            let since = hasTaken ? now : before?.since ?? now
            state.add(Reader(channel: channel, address: address, bytes: bytes, since: since), id)
            return evict(&state, address)
        }
        for channel in slowest { channel.close(promise: nil) }
    }

    /// A reader was closed because it took too little.
    func closedForSlowness() {
        state.withLock { $0.count.closedReaders += 1 }
    }

    /// Takes out readers until the bounds hold: of the address that is above its own, else of the one that has the most.
    private func evict(_ state: inout State, _ address: IPAddress?) -> [any Channel] {
        var closed: [any Channel] = []
        while true {
            let crowded: IPAddress??
            if address != nil, state.byAddress[address, default: 0] > perAddress {
                crowded = address
            } else if state.count.bytes > total {
                crowded = state.byAddress.max { $0.value < $1.value }?.key
            } else {
                return closed
            }
            let slowest = state.readers.filter { $0.value.address == crowded }.min { $0.value.since < $1.value.since }
            guard let slowest, let reader = state.remove(slowest.key) else { return closed }
            state.count.closedReaders += 1
            closed.append(reader.channel)
        }
    }
}
