import CoreMetrics
import HTTPTypes

/// What the server counts of its own work.
struct ServerMetrics: Sendable {
    let registry: MetricRegistry

    /// A request has been answered.
    func answered(_ method: HTTPRequest.Method, route: String?, status: Int, in duration: Duration) {
        let method = ("method", Self.name(of: method))
        let route = ("route", route ?? "none")
        Counter(
            label: "http_requests",
            dimensions: [method, route, ("status", "\(status / 100)xx")],
            factory: registry
        ).increment()
        Timer(label: "http_request_duration", dimensions: [method, route], factory: registry)
            .recordNanoseconds(Int64(duration / .nanoseconds(1)))
    }

    /// A request about a booking has come to its end; `outcome` is `done`, `replayed` or the code of a problem.
    func ended(_ action: BookingAction, outcome: String) {
        Counter(
            label: "bookable_booking_requests",
            dimensions: [("action", action.rawValue), ("outcome", outcome)],
            factory: registry
        ).increment()
    }

    func refused(_ code: ProblemCode) {
        Counter(label: "bookable_problems", dimensions: [("code", code.rawValue)], factory: registry).increment()
    }

    func released(holds: Int) {
        Counter(label: "bookable_holds_released", factory: registry).increment(by: holds)
    }

    /// A method of one of the known names, so that nobody can make up series.
    private static func name(of method: HTTPRequest.Method) -> String {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return known.contains(method) ? method.rawValue : "other"
    }

    static let help = [
        "http_requests_total": "Requests answered, by route template, method and class of status.",
        "http_request_duration_seconds": "From the request's head to the answer's, in seconds.",
        "bookable_booking_requests_total": "Requests that book or change a booking, by outcome.",
        "bookable_problems_total": "Requests refused, by the code of the problem.",
        "bookable_holds_released_total": "Bookings whose hold ran out.",
    ]
}
