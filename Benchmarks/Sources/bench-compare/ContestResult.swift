/// What one contest came to.
struct ContestResult: Codable {
    let contest: String
    let bytes: Int?
    let peers: [PeerResult]

    /// The practical limit: the fastest hand-written C, by median or by least time.
    func limit(_ time: KeyPath<PeerResult, Double>) -> Double? {
        peers.filter { $0.role == .limit }.map { $0[keyPath: time] }.min()
    }

    /// How many times the limit a peer takes, by median or by least time.
    func ratio(_ peer: PeerResult, _ time: KeyPath<PeerResult, Double>) -> Double? {
        limit(time).map { peer[keyPath: time] / $0 }
    }
}

/// The times of one peer in one contest, in nanoseconds for one computation.
struct PeerResult: Codable {
    let peer: String
    let role: Contender.Role
    let median: Double
    let least: Double
    let rounds: Int

    init(peer: String, role: Contender.Role, times: [Double]) {
        let sorted = times.sorted()
        self.peer = peer
        self.role = role
        median = (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
        least = sorted[0]
        rounds = sorted.count
    }
}
