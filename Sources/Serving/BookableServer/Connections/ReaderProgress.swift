import NIOCore

/// Whether a reader takes its answers fast enough.
struct ReaderProgress {
    /// The least that a reader must take in each window of time, in bytes.
    static let leastTaken = 16 * 1_024

    private var windowStart: NIODeadline
    private var takenBefore: Int

    /// `taken` is how many bytes the reader has taken in all.
    init(at now: NIODeadline, taken: Int) {
        windowStart = now
        takenBefore = taken
    }

    /// Asked again and again while something waits.
    mutating func isTooSlow(at now: NIODeadline, taken: Int, window: TimeAmount) -> Bool {
        guard now - windowStart >= window else { return false }
        let isTooSlow = taken - takenBefore < Self.leastTaken
        self = ReaderProgress(at: now, taken: taken)
        return isTooSlow
    }
}
