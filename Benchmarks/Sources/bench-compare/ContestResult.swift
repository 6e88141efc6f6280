/// What one contest came to.
struct ContestResult: Codable {
    let contest: String
    let bytes: Int?
    let peers: [PeerResult]

    /// The practical limit: the median of the fastest hand-written C.
    var limit: Double? {
        peers.filter { $0.role == .limit }.map(\.median).min()
    }

    /// How many times the limit a peer takes.
    func ratio(_ peer: PeerResult) -> Double? {
        limit.map { peer.median / $0 }
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
