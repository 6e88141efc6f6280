/// Who runs and who waits in a ``FairQueue``: a machine without clocks and tasks.
///
/// Shares take turns: each that waits has one piece of work let through before any of them has a second one.
struct FairQueueState<Share: Hashable> {
    /// Tells one piece of work from every other.
    typealias Ticket = Int

    /// What becomes of work that arrives.
    enum Arrival: Equatable {
        case admitted

        /// It waits. Where the queue was full, the newest of the share with the most waiting has to make room for it.
        case waits(evicting: Ticket?)
        case refused(FairQueueError.Code)
    }

    private let limits: FairQueueLimits
    private var running: [Share: Int] = [:]

    /// Never empty for a share that is there.
    private var waiting: [Share: [Ticket]] = [:]

    /// The shares that wait, the one whose turn is next first.
    private var turns: [Share] = []

    private(set) var runningCount = 0
    private(set) var waitingCount = 0

    init(_ limits: FairQueueLimits) {
        self.limits = limits
    }

    /// O(*n*) in the shares that wait.
    mutating func arrive(_ ticket: Ticket, of share: Share) -> Arrival {
        if runningCount < limits.running, running[share, default: 0] < limits.runningPerShare {
            begin(share)
            return .admitted
        }
        let own = waiting[share]?.count ?? 0
        // Its own bound comes first, even if the queue is full too: a share that sends too much is told so, and not
        // that the server is overloaded.
        guard own < limits.waitingPerShare else { return .refused(.shareFull) }
        guard waitingCount >= limits.waiting else {
            append(ticket, to: share)
            return .waits(evicting: nil)
        }
        // One more than ours would only be turned round: making room pays from two on.
        guard let fullest = waiting.max(by: { $0.value.count < $1.value.count }), fullest.value.count > own + 1,
            // The newest, because the others of that share have waited longer.
            let evicted = fullest.value.last
        else { return .refused(.queueFull) }
        remove(evicted, of: fullest.key)
        append(ticket, to: share)
        return .waits(evicting: evicted)
    }

    /// Work of a share has ended; returns what is let through instead.
    mutating func leave(_ share: Share) -> [Ticket] {
        precondition(running[share, default: 0] > 0, "nothing of that share runs")
        running[share, default: 0] -= 1
        if running[share] == 0 { running[share] = nil }
        runningCount -= 1
        return admit()
    }

    /// Work that waited is given up; whether it still waited.
    mutating func withdraw(_ ticket: Ticket, of share: Share) -> Bool {
        guard waiting[share]?.contains(ticket) == true else { return false }
        remove(ticket, of: share)
        return true
    }

    private mutating func admit() -> [Ticket] {
        var admitted: [Ticket] = []
        // Whoever is first in turn may have as much running as it may; then the next one goes ahead of it.
        while runningCount < limits.running,
            let place = turns.firstIndex(where: { running[$0, default: 0] < limits.runningPerShare })
        {
            let share = turns.remove(at: place)
            guard let ticket = waiting[share]?.removeFirst() else { continue }
            waitingCount -= 1
            // To the end of the turns: every other share comes before its next.
            if waiting[share]?.isEmpty == true { waiting[share] = nil } else { turns.append(share) }
            begin(share)
            admitted.append(ticket)
        }
        return admitted
    }

    private mutating func begin(_ share: Share) {
        running[share, default: 0] += 1
        runningCount += 1
    }

    private mutating func append(_ ticket: Ticket, to share: Share) {
        if waiting[share] == nil { turns.append(share) }
        waiting[share, default: []].append(ticket)
        waitingCount += 1
    }

    private mutating func remove(_ ticket: Ticket, of share: Share) {
        guard let place = waiting[share]?.firstIndex(of: ticket) else { return }
        waiting[share]?.remove(at: place)
        waitingCount -= 1
        guard waiting[share]?.isEmpty == true else { return }
        waiting[share] = nil
        turns.removeAll { $0 == share }
    }

    /// Stops where the numbers contradict each other, or work waits that could run.
    func checkInvariants() {
        precondition(runningCount == running.values.reduce(0, +) && runningCount <= limits.running)
        precondition(waitingCount == waiting.values.reduce(0) { $0 + $1.count })
        precondition(waitingCount <= limits.waiting && waiting.values.allSatisfy { !$0.isEmpty })
        precondition(Set(turns) == Set(waiting.keys) && turns.count == waiting.count)
        precondition(running.values.allSatisfy { (1...limits.runningPerShare).contains($0) })
        precondition(
            runningCount == limits.running || turns.allSatisfy { running[$0] == limits.runningPerShare },
            "work waits that could run"
        )
    }
}
