/// When a message that its server did not take yet is tried again.
enum MessageRetry {
    /// Seconds after the first, second … attempt; `nil` when it is given up.
    static func pause(afterAttempts attempts: Int) -> Int64? {
        let pauses: [Int64] = [60, 300, 900, 3_600, 3_600, 3_600, 3_600, 3_600]
        return attempts < 1 || attempts > pauses.count ? nil : pauses[attempts - 1]
    }
}
