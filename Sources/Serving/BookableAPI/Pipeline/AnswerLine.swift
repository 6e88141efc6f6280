import HTTPTypes
import Logging

/// The line of the log about one answer: by its route, never its path, query, headers or body, which can hold secrets and names.
struct AnswerLine {
    let method: HTTPRequest.Method
    let route: String?
    let status: HTTPResponse.Status
    let duration: Duration

    /// How many such lines were not logged since the last one.
    let leftOut: Int

    func log(to logger: Logger) {
        let milliseconds = duration / .milliseconds(1)
        var metadata: Logger.Metadata = [
            "http.method": "\(method.rawValue)",
            "http.route": "\(route ?? "none")",
            "http.status": "\(status.code)",
            "http.duration_ms": "\((milliseconds * 10).rounded() / 10)",
        ]
        if leftOut > 0 { metadata["log.left_out"] = "\(leftOut)" }
        logger.info("Request answered", metadata: metadata)
    }
}
