package import Bookings
package import CivilTime
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore
import Observability
import Synchronization

/// Answers, without a task and without the router, what was asked before and is still kept as bytes.
///
/// It is called on the event loop of the connection. The answer has the same headers, is counted and logged as the router's
/// would be, and is made under the same conditions: that of ``KeptAnswers`` decides whether it still holds. Whatever else is
/// asked goes to the router. See docs/decisions/0074.
package final class DirectAnswers: Sendable {
    private let kept: KeptAnswers
    private let pages: KeptAnswers
    private let calendars: CalendarCache
    private let demand: DemandLog
    private let origins: AllowedOrigins
    private let clock: @Sendable () -> Instant
    private let metrics: ServerMetrics
    private let budget: LineBudget
    private let logger: Logger
    private let crossOrigin: CrossOriginMiddleware
    private let dates = HTTPDates()
    private let answered = Mutex(0)

    /// - Parameters:
    ///   - kept: The lists that routes keep.
    ///   - pages: The pages that are kept.
    ///   - calendars: What the kept answers were made from.
    ///   - demand: Where it is noted what clients look at.
    ///   - origins: Of pages that may read the answers.
    ///   - clock: The time; read once for each request.
    ///   - metrics: Where they are counted.
    ///   - budgets: How many of them are logged.
    ///   - logger: Has the label of all lines of answers.
    package init(
        kept: KeptAnswers,
        pages: KeptAnswers,
        calendars: CalendarCache,
        demand: DemandLog,
        origins: AllowedOrigins,
        clock: @escaping @Sendable () -> Instant,
        metrics: ServerMetrics,
        budgets: LogBudgets,
        logger: Logger
    ) {
        self.kept = kept
        self.pages = pages
        self.calendars = calendars
        self.demand = demand
        self.origins = origins
        self.clock = clock
        self.metrics = metrics
        budget = budgets.answers
        self.logger = logger
        crossOrigin = CrossOriginMiddleware(origins: origins)
    }

    /// How many requests were answered.
    package var count: Int { answered.withLock { $0 } }

    /// The answer; `nil` if the router has to make it.
    package func answer(to request: DirectRequest) -> DirectAnswer? {
        let start = ContinuousClock.now
        let now = clock()
        guard let entry = entry(for: request, at: now) else { return nil }
        let takesGzip = request.acceptEncoding.map { AcceptedEncodings.includeGzip($0) } ?? false
        let compressed = takesGzip ? entry.answer.compressedBody() : nil
        // The router compresses what did not become shorter here; that is not worth a second way.
        guard (compressed != nil) == takesGzip else { return nil }
        let isKnown = request.ifNoneMatch.map { entry.answer.isNamed(in: $0) } ?? false
        let variant = HeadVariant(
            isCompressed: takesGzip,
            isNotModified: isKnown,
            hasOrigin: request.origin != nil,
            readableTo: request.origin.flatMap { origins.answer(to: $0, onClientRoute: entry.isOfClientRoute) }
        )
        let lines = entry.heads.head(of: variant) { makeLines(variant, of: entry) }
        let id = RequestIDMiddleware.id(given: request.requestID) ?? APIContext.makeRequestID()
        let answer = DirectAnswer(head: head(lines, id), body: isKnown ? ByteBuffer() : compressed ?? entry.answer.body)
        answered.withLock { $0 += 1 }
        for look in entry.looks { look.note(to: demand, at: now) }
        record(isKnown ? .notModified : .ok, entry.route, id, since: start)
        return answer
    }

    private func entry(for request: DirectRequest, at now: Instant) -> KeptAnswers.Entry? {
        guard !request.target.utf8.starts(with: Self.data) else {
            return kept.entry(for: request.target, madeFrom: calendars, at: now)
        }
        let name = KeptAnswers.pageName(request.target, acceptLanguage: request.acceptLanguage)
        return pages.entry(for: name, madeFrom: calendars, at: now)
    }

    /// What the targets of data begin with.
    private static let data = "/v1/".utf8

    private func head(_ lines: ByteBuffer, _ id: String) -> ByteBuffer {
        var head = ByteBuffer()
        head.reserveCapacity(lines.readableBytes + 128)
        head.writeImmutableBuffer(lines)
        head.writeString(dates.now())
        head.writeString("\r\nX-Request-Id: ")
        head.writeString(id)
        head.writeString("\r\n\r\n")
        return head
    }

    /// All lines that are the same for everybody who asks like this, and the name of the line that says the date.
    ///
    /// They are made by what makes those of the router's answers.
    private func makeLines(_ variant: HeadVariant, of entry: KeptAnswers.Entry) -> ByteBuffer {
        var response = response(variant, of: entry)
        if CompressionMiddleware.isCompressible(response) { CompressionMiddleware.vary(&response) }
        SecurityHeadersMiddleware.secure(&response)
        let readableTo = variant.hasOrigin ? variant.readableTo : nil
        crossOrigin.finish(&response, isClientRoute: entry.isOfClientRoute, readableTo: readableTo)
        // A 304 has no length but that of the body it stands for (RFC 9110, section 8.6).
        if variant.isNotModified { response.headers[.contentLength] = nil }
        var lines = ByteBuffer(string: "HTTP/1.1 \(response.status.code) \(response.status.reasonPhrase)\r\n")
        for field in response.headers { lines.writeString("\(field.name.rawName): \(field.value)\r\n") }
        lines.writeString("Server: \(APIRoutes.serverName)\r\nDate: ")
        return lines
    }

    private func response(_ variant: HeadVariant, of entry: KeptAnswers.Entry) -> Response {
        switch entry.form {
        case .data:
            PublicRead(
                answer: entry.answer,
                isAnonymous: true,
                takesGzip: variant.isCompressed,
                isNotModified: variant.isNotModified,
                seconds: SlotsController.freshSeconds
            )
            .response()
        case .page(let headers):
            PageRead(
                answer: entry.answer,
                headers: headers,
                takesGzip: variant.isCompressed,
                isNotModified: variant.isNotModified
            )
            .response()
        }
    }

    private func record(
        _ status: HTTPResponse.Status,
        _ route: String,
        _ id: String,
        since start: ContinuousClock.Instant
    ) {
        let duration = start.duration(to: .now)
        metrics.answered(.get, route: route, status: status.code, in: duration)
        guard let leftOut = budget.spend() else { return }
        var logger = logger
        logger[metadataKey: "request.id"] = "\(id)"
        let line = AnswerLine(method: .get, route: route, status: status, duration: duration, leftOut: leftOut)
        line.log(to: logger)
    }
}

extension KeptAnswers.Entry {
    /// Whether pages of all origins may read it, unless a setting says otherwise.
    fileprivate var isOfClientRoute: Bool { ClientRoutes.contains(.get, route: route) }
}
