import NIOCore
import Synchronization

/// How many connections each address that has several open may open in a second.
final class ConnectionRate: Sendable {
    private struct Allowance {
        var connections: Double
        var at: NIODeadline
    }

    /// The most addresses that are remembered.
    private static let maximumAddresses = 10_000

    private let perSecond: Double
    private let burst: Double
    private let state = Mutex<[IPAddress: Allowance]>([:])

    init(perSecond: Int, burst: Int) {
        self.perSecond = Double(perSecond)
        self.burst = Double(burst)
    }

    /// Whether the address may open another connection now.
    func take(_ address: IPAddress, at now: NIODeadline) -> Bool {
        state.withLock { allowances in
            if allowances.count >= Self.maximumAddresses { forgetIdle(&allowances, now) }
            var allowance = allowances[address] ?? Allowance(connections: burst, at: now)
            allowance.connections = connections(allowance, now)
            allowance.at = now
            let isAllowed = allowance.connections >= 1
            if isAllowed { allowance.connections -= 1 }
            allowances[address] = allowance
            return isAllowed
        }
    }

    private func connections(_ allowance: Allowance, _ now: NIODeadline) -> Double {
        let seconds = Double((now - allowance.at).nanoseconds) / 1e9
        return min(burst, allowance.connections + seconds * perSecond)
    }

    /// Those whose allowance is whole again need not be remembered; if all others are too many, nobody is.
    private func forgetIdle(_ allowances: inout [IPAddress: Allowance], _ now: NIODeadline) {
        allowances = allowances.filter { connections($0.value, now) < burst }
        if allowances.count >= Self.maximumAddresses { allowances = [:] }
    }
}
