import Bookings
import CivilTime
import Hummingbird
import NIOCore
import SQL
import Scheduling
import WireFormat

/// When a service can be booked, and why not.
struct SlotsController: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let calendars: CalendarCache
    let configuration: APIConfiguration
    let loader: CalendarLoader
    private let kept = KeptAnswers()

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        calendars: CalendarCache,
        configuration: APIConfiguration
    ) {
        self.database = database
        self.zones = zones
        self.calendars = calendars
        self.configuration = configuration
        loader = CalendarLoader(zones: zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/slots", use: list)
        router.get("providers/{provider}/slots/days", use: listDays)
        router.get("providers/{provider}/slots/explain", use: explain)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(request, context, as: .slots)
    }

    func listDays(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(request, context, as: .days)
    }

    private func answer(_ request: Request, _ context: APIContext, as form: SlotAnswer.Form) async throws -> Response {
        // A token can change what is listed.
        if case .client = context.requester {
        } else if let answer = try await keptAnswer(to: request, context) {
            return respond(answer, to: request)
        }
        let question = try SlotQuestion(request, context: context, zones: zones, configuration: configuration)
        if let moving = question.moving {
            let asked = try await calendar(for: question, moving, context)
            return try answer(question, asked, context, as: form).privateResponse(over: context.channel)
        }
        let calendar = try await self.calendar(for: question, at: context.receivedAt)
        let slots = try answer(question, AskedCalendar(calendar), context, as: form)
        guard slots.length <= KeptAnswers.longestBody else { return slots.privateResponse(over: context.channel) }
        let answer = EncodedAnswer(slots.bytes())
        kept.keep(
            KeptAnswers.Entry(question: question, answer: answer, validUntil: slots.validUntil, calendar: calendar),
            for: request.uri.string
        )
        return respond(answer, to: request)
    }

    /// What the same request was answered with, if that still holds.
    private func keptAnswer(to request: Request, _ context: APIContext) async throws -> EncodedAnswer? {
        guard let entry = kept.entry(for: request.uri.string), context.receivedAt < entry.validUntil else { return nil }
        let calendar = try await self.calendar(for: entry.question, at: context.receivedAt)
        return calendar === entry.calendar ? entry.answer : nil
    }

    private func answer(
        _ question: SlotQuestion,
        _ asked: AskedCalendar,
        _ context: APIContext,
        as form: SlotAnswer.Form
    ) throws -> SlotAnswer {
        let now = context.receivedAt
        let zone = question.visitorZone ?? asked.calendar.schedule.zone
        let limit = form == .slots ? question.limit : nil
        let starts = asked.starts(in: question.range, zone, limit: limit, at: now)
        guard starts.count <= configuration.maximumSlots else {
            throw APIError(
                .rangeTooLarge,
                "The range holds \(starts.count) slots, more than \(configuration.maximumSlots).",
                errors: [FieldError(field: "to", reason: "Ask for a shorter range.")]
            )
        }
        let validUntil = asked.validity(of: starts, at: now)
        return try SlotAnswer(form, to: question, starts, of: asked, in: zone, validUntil: validUntil)
    }

    private func respond(_ answer: EncodedAnswer, to request: Request) -> Response {
        .publicRead(answer, to: request, seconds: Self.freshSeconds)
    }

    private func calendar(for question: SlotQuestion, at now: Instant) async throws -> OfferedCalendar {
        try await calendars.calendar(
            of: question.service,
            of: question.provider,
            starts: question.range.reach,
            at: now
        )
    }

    /// Seconds for which others may keep a list of slots: booking decides anew whatever was listed.
    private static let freshSeconds = 2
}
