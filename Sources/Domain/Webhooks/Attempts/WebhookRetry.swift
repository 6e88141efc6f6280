/// When a delivery that failed is tried again, and when an endpoint that fails is left alone.
///
/// All lengths are in seconds.
enum WebhookRetry {
    /// For how long a delivery is tried, and for how long an endpoint may fail before it is paused.
    static let patience: Int64 = 3 * 86_400

    /// Before a delivery is tried again.
    static func pause(afterFailures failures: Int) -> Int64 {
        pauses[min(max(failures, 1), pauses.count) - 1]
    }

    private static let pauses: [Int64] = [30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600]

    /// How long nothing is sent to an endpoint that failed so often in a row; `nil` if its other deliveries go on.
    ///
    /// `retryAfter` is how long the endpoint asked to be left alone.
    static func rest(afterFailures failures: Int, retryAfter: Int64?) -> Int64? {
        let wish = retryAfter.map { min(max($0, 1), longestRest) }
        guard failures >= maximumFailures else { return wish }
        // Ten doublings exceed the longest rest already; many more would shift the bits out.
        let rest = min(30 << Int64(min(failures - maximumFailures, 10)), longestRest)
        return max(rest, wish ?? 0)
    }

    /// So many failures in a row are the endpoint's, not those of single events.
    private static let maximumFailures = 3
    private static let longestRest: Int64 = 3_600
}
