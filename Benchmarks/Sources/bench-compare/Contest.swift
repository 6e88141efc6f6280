/// The same work for several peers, whose answers have been found equal.
struct Contest {
    let name: String
    /// What all of them read and write, where memory can be what limits them.
    var bytes: Int?
    var contenders: [Contender]

    /// Lets the peers have their turns one after the other, round by round, so that whatever disturbs the machine
    /// disturbs all of them.
    ///
    /// A peer whose single computation takes longer than a turn has fewer rounds, three at least.
    func run(_ options: Options) throws -> ContestResult {
        var repetitions: [Int] = []
        var rounds: [Int] = []
        for contender in contenders {
            let (count, cost) = try Self.calibrate(contender, turn: options.turn)
            repetitions.append(count)
            rounds.append(max(3, min(options.rounds, Int(4 * Double(options.rounds) * options.turn / cost))))
        }
        var times: [[Double]] = contenders.map { _ in [] }
        for round in 0..<options.rounds {
            for (position, contender) in contenders.enumerated() where round < rounds[position] {
                let nanoseconds = try contender.time(repetitions[position])
                times[position].append(nanoseconds / Double(repetitions[position]))
            }
        }
        return ContestResult(
            contest: name,
            bytes: bytes,
            peers: zip(contenders, times).map { PeerResult(peer: $0.name, role: $0.role, times: $1) }
        )
    }

    /// How many computations fill a turn, and what such a turn costs in nanoseconds; warms up by the way.
    private static func calibrate(_ contender: Contender, turn: Double) throws -> (count: Int, cost: Double) {
        var count = 1
        while true {
            let cost = try contender.time(count)
            if cost >= turn / 4 || count >= 1 << 24 {
                let fitting = max(1, Int(Double(count) * turn / max(cost, 1)))
                return (fitting, cost / Double(count) * Double(fitting))
            }
            count *= 4
        }
    }
}
