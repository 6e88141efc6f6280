import HTTPTypes
import Logging

/// The line of the log about one answer: by its route, never its path, query, headers or body, which can hold secrets and names.
struct AnswerLine {
    let method: HTTPRequest.Method
    let route: String?
    let status: HTTPResponse.Status
    let duration: Duration

    /// What else is known of the request, such as why it was refused.
    var others: Logger.Metadata = [:]

    /// How many such lines were not logged since the last one.
    let leftOut: Int

    /// Health checks that succeed are logged at a more detailed level.
    static func level(of route: String?, _ status: HTTPResponse.Status) -> Logger.Level {
        probes.contains(route) && status.kind == .successful ? .debug : .info
    }

    func log(to logger: Logger) {
        let milliseconds = duration / .milliseconds(1)
        var metadata = others
        metadata["http.method"] = "\(method.rawValue)"
        metadata["http.route"] = "\(route ?? "none")"
        metadata["http.status"] = .stringConvertible(status.code)
        metadata["http.duration_ms"] = .stringConvertible((milliseconds * 10).rounded() / 10)
        if leftOut > 0 { metadata["log.left_out"] = .stringConvertible(leftOut) }
        logger.log(level: Self.level(of: route, status), "Request answered", metadata: metadata)
    }

    private static let probes: Set<String?> = ["/healthz", "/readyz"]
}
