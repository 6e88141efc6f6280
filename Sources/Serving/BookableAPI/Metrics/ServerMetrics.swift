import CoreMetrics
import HTTPTypes
package import Observability

/// What the server counts of its own work.
package struct ServerMetrics: Sendable {
    private struct Answer: Hashable {
        let method: String
        let route: String
        let statusClass: Int
    }

    private struct Ending: Hashable {
        let action: BookingAction
        let outcome: String
    }

    package let registry: MetricRegistry
    private let answers = MetricsByKey<Answer, (requests: Counter, duration: Timer)>()
    private let endings = MetricsByKey<Ending, Counter>()

    package init(registry: MetricRegistry) {
        self.registry = registry
        registry.describe(Self.help)
    }

    /// A request has been answered.
    func answered(_ method: HTTPRequest.Method, route: String?, status: Int, in duration: Duration) {
        let answer = Answer(method: Self.name(of: method), route: route ?? "none", statusClass: status / 100)
        let metrics = answers.metric(of: answer) {
            let (method, route) = (("method", answer.method), ("route", answer.route))
            let dimensions = [method, route, ("status", "\(answer.statusClass)xx")]
            return (
                Counter(label: "http_requests", dimensions: dimensions, factory: registry),
                Timer(label: "http_request_duration", dimensions: [method, route], factory: registry)
            )
        }
        metrics.requests.increment()
        metrics.duration.recordNanoseconds(Int64(duration / .nanoseconds(1)))
    }

    /// A request about a booking has come to its end; `outcome` is `done`, `replayed` or the code of a problem.
    func ended(_ action: BookingAction, outcome: String) {
        endings.metric(of: Ending(action: action, outcome: outcome)) {
            let dimensions = [("action", action.rawValue), ("outcome", outcome)]
            return Counter(label: "bookable_booking_requests", dimensions: dimensions, factory: registry)
        }.increment()
    }

    package func refused(_ code: ProblemCode) {
        Counter(label: "bookable_problems", dimensions: [("code", code.rawValue)], factory: registry).increment()
    }

    /// A method of one of the known names, so that nobody can make up series.
    private static func name(of method: HTTPRequest.Method) -> String {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return known.contains(method) ? method.rawValue : "other"
    }

    private static let help = [
        "http_requests_total": "Requests answered, by route template, method and class of status.",
        "http_request_duration_seconds": "From the request's head to the answer's, in seconds.",
        "bookable_booking_requests_total": "Requests that book or change a booking, by outcome.",
        "bookable_problems_total": "Requests refused, by the code of the problem.",
    ]
}
