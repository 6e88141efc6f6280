import NIOCore
import Synchronization

/// Which connections are open, and how many may be, in all and from each address.
final class ConnectionCounter: Sendable {
    enum Admission {
        case admitted

        /// There are too many; there is time to say so.
        case refused

        /// There are too many, and too many are being told so already.
        case dropped
    }

    struct Count {
        var admitted = 0

        /// Connections that are being told that there are too many.
        var beingRefused = 0
        var refusedInAll = 0

        /// Connections that were ended so that another address could have one.
        var evictedInAll = 0
    }

    /// Tells a connection to end as soon as it is not answering.
    struct MakeRoom: Sendable {}

    private struct Member {
        let channel: any Channel
        let address: IPAddress?

        /// In the order in which the connections were opened.
        let number: Int
    }

    private struct State {
        var count = Count()
        var members: [ObjectIdentifier: Member] = [:]
        var byAddress: [IPAddress: Int] = [:]
        var lastNumber = 0

        mutating func add(_ channel: any Channel, _ address: IPAddress?) {
            lastNumber += 1
            members[ObjectIdentifier(channel)] = Member(channel: channel, address: address, number: lastNumber)
            if let address { byAddress[address, default: 0] += 1 }
            count.admitted = members.count
        }

        mutating func remove(_ id: ObjectIdentifier) -> (any Channel)? {
            guard let member = members.removeValue(forKey: id) else { return nil }
            if let address = member.address, let own = byAddress[address] {
                byAddress[address] = own == 1 ? nil : own - 1
            }
            count.admitted = members.count
            return member.channel
        }
    }

    /// How many connections can be told at once that there are too many.
    private static let maximumRefusals = 64

    /// How many connections an address has open that may open others as fast as it likes.
    private static let few = 16

    private let rate: ConnectionRate
    private let maximum: Int
    private let perAddress: Int
    private let state = Mutex(State())

    init(maximum: Int, perAddress: Int) {
        self.maximum = maximum
        self.perAddress = perAddress
        rate = ConnectionRate(perSecond: max(1, perAddress / 4), burst: perAddress)
    }

    var count: Count { state.withLock { $0.count } }

    /// Whether a connection from the address is worth making ready: one that has several open may open a quarter of its
    /// limit in a second, and all of it at first.
    func accepts(_ address: IPAddress, at now: NIODeadline) -> Bool {
        guard state.withLock({ $0.byAddress[address, default: 0] }) >= Self.few, !rate.take(address, at: now) else {
            return true
        }
        state.withLock { $0.count.refusedInAll += 1 }
        return false
    }

    /// Admits a connection, if need be in place of an older one: of the same address when that has all it may have, so that
    /// whoever shares an address with an attacker still gets in; else of the address that has most.
    ///
    /// `nil` is an address that is not limited by itself, such as a proxy's.
    func enter(_ channel: any Channel, _ address: IPAddress?) -> Admission {
        let (admission, evicted) = state.withLock { state -> (Admission, (any Channel)?) in
            let own = address.map { state.byAddress[$0, default: 0] } ?? 0
            var evicted: (any Channel)?
            if let address, own >= perAddress {
                evicted = evictOldest(of: address, &state)
            } else if state.members.count >= maximum {
                evicted = evict(for: own, &state)
            }
            if state.members.count < maximum {
                state.add(channel, address)
                return (.admitted, evicted)
            }
            state.count.refusedInAll += 1
            guard state.count.beingRefused < Self.maximumRefusals else { return (.dropped, nil) }
            state.count.beingRefused += 1
            return (.refused, nil)
        }
        evicted?.pipeline.fireUserInboundEventTriggered(MakeRoom())
        return admission
    }

    func leave(_ channel: any Channel, _ admission: Admission) {
        state.withLock { state in
            switch admission {
            case .admitted: _ = state.remove(ObjectIdentifier(channel))
            case .refused: state.count.beingRefused -= 1
            case .dropped: break
            }
        }
    }

    /// Takes out a connection for a newcomer whose address has `own`, unless nobody has more.
    private func evict(for own: Int, _ state: inout State) -> (any Channel)? {
        guard let most = state.byAddress.max(by: { $0.value < $1.value }), own < most.value else { return nil }
        return evictOldest(of: most.key, &state)
    }

    private func evictOldest(of address: IPAddress, _ state: inout State) -> (any Channel)? {
        let oldest = state.members.filter { $0.value.address == address }.min { $0.value.number < $1.value.number }
        state.count.evictedInAll += 1
        return oldest.flatMap { state.remove($0.key) }
    }
}
