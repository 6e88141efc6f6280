import Synchronization

/// Something of which there is a fixed amount, and how much of it each address has.
final class AddressShares: Sendable {
    private struct State {
        var used = 0
        var byAddress: [IPAddress: Int] = [:]
    }

    let total: Int
    private let perAddress: Int
    private let state = Mutex(State())

    init(total: Int, perAddress: Int) {
        self.total = total
        self.perAddress = perAddress
    }

    /// How much is taken.
    var used: Int { state.withLock { $0.used } }

    /// Takes `amount` if there is as much, and if the address then has no more than its limit.
    ///
    /// `nil` is bound by the total alone.
    func take(_ amount: Int, for address: IPAddress?) -> Bool {
        state.withLock { state in
            guard amount <= total - state.used else { return false }
            if let address {
                let own = state.byAddress[address, default: 0] + amount
                guard own <= perAddress else { return false }
                state.byAddress[address] = own
            }
            state.used += amount
            return true
        }
    }

    func giveBack(_ amount: Int, of address: IPAddress?) {
        state.withLock { state in
            state.used -= amount
            guard let address, let own = state.byAddress[address] else { return }
            precondition(own >= amount, "An address gave back more than it had.")
            state.byAddress[address] = own == amount ? nil : own - amount
        }
    }
}
