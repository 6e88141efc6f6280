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
    private let kept: KeptAnswers
    private let demand: DemandLog

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        calendars: CalendarCache,
        kept: KeptAnswers,
        demand: DemandLog,
        configuration: APIConfiguration
    ) {
        self.database = database
        self.zones = zones
        self.calendars = calendars
        self.kept = kept
        self.demand = demand
        self.configuration = configuration
        loader = CalendarLoader(zones: zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/slots", use: list)
        router.get("providers/{provider}/slots/days", use: listDays)
        router.get("providers/{provider}/slots/services", use: listServices)
        router.get("providers/{provider}/slots/services/days", use: listDaysOfServices)
        router.get("providers/{provider}/slots/explain", use: explain)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(request, context, as: .slots)
    }

    func listDays(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(request, context, as: .days)
    }

    func listServices(_ request: Request, context: APIContext) async throws -> Response {
        try await answerSeveral(request, context, as: .slots)
    }

    func listDaysOfServices(_ request: Request, context: APIContext) async throws -> Response {
        try await answerSeveral(request, context, as: .days)
    }

    private func answer(_ request: Request, _ context: APIContext, as form: SlotAnswer.Form) async throws -> Response {
        // A token can change what is listed.
        if case .client = context.requester {
        } else if let entry = kept.entry(for: request.uri.string, madeFrom: calendars, at: context.receivedAt) {
            try note(entry.looks, context)
            return respond(entry.answer, to: request)
        }
        let question = try SlotQuestion(request, context: context, zones: zones, configuration: configuration)
        if let moving = question.moving {
            let asked = try await calendar(for: question, moving, context)
            return try await answer(question, asked, context, as: form).privateResponse(over: context.channel)
        }
        let calendar = try await self.calendar(for: question, at: context.receivedAt)
        let asked = try AskedCalendar(calendar, seats: question.seats)
        let slots = try await answer(question, asked, context, as: form)
        return try respond(slots, of: [(question, calendar)], to: request, context)
    }

    /// Answers about several services: a token changes nothing, as a booking moves within its own service.
    private func answerSeveral(
        _ request: Request,
        _ context: APIContext,
        as form: SlotAnswer.Form
    ) async throws -> Response {
        if let entry = kept.entry(for: request.uri.string, madeFrom: calendars, at: context.receivedAt) {
            try note(entry.looks, context)
            return respond(entry.answer, to: request)
        }
        let questions = try SlotQuestion.several(
            request,
            context: context,
            zones: zones,
            configuration: configuration
        )
        var answers: [SlotAnswer] = []
        var answered: [(SlotQuestion, OfferedCalendar)] = []
        var left = configuration.maximumSlots
        for question in questions {
            let calendar = try await self.calendar(for: question, at: context.receivedAt)
            let asked = try AskedCalendar(calendar, seats: question.seats)
            let answer = try await answer(question, asked, context, as: form, upTo: &left)
            answers.append(answer)
            answered.append((question, calendar))
        }
        let provider: ProviderID = try context.pathID("provider")
        return try respond(SlotAnswer(answers, of: provider), of: answered, to: request, context)
    }

    /// Notes what others than the provider and admins look at.
    private func note(_ looks: [AnsweredLook], _ context: APIContext) throws {
        guard try !context.requester.speaks(for: context.pathID("provider")) else { return }
        for look in looks { look.note(to: demand, at: context.receivedAt) }
    }

    private func respond(
        _ slots: SlotAnswer,
        of answered: [(question: SlotQuestion, calendar: OfferedCalendar)],
        to request: Request,
        _ context: APIContext
    ) throws -> Response {
        let looks = answered.map { question, calendar in
            AnsweredLook(question.look(in: calendar.calendar.schedule.zone), from: calendar)
        }
        try note(looks, context)
        guard slots.length <= KeptAnswers.longestBody else { return slots.privateResponse(over: context.channel) }
        let answer = EncodedAnswer(slots.bytes())
        let entry = KeptAnswers.Entry(
            parts: answered.map(part),
            looks: looks,
            answer: answer,
            form: .data,
            route: context.endpointPath ?? "none",
            validUntil: slots.validUntil
        )
        kept.keep(entry, for: request.uri.string)
        return respond(answer, to: request)
    }

    private func answer(
        _ question: SlotQuestion,
        _ asked: AskedCalendar,
        _ context: APIContext,
        as form: SlotAnswer.Form
    ) async throws -> SlotAnswer {
        var left = configuration.maximumSlots
        return try await answer(question, asked, context, as: form, upTo: &left)
    }

    /// `left` is how many more slots the whole answer may hold.
    private func answer(
        _ question: SlotQuestion,
        _ asked: AskedCalendar,
        _ context: APIContext,
        as form: SlotAnswer.Form,
        upTo left: inout Int
    ) async throws -> SlotAnswer {
        let now = context.receivedAt
        let zone = question.visitorZone ?? asked.slots.calendar.schedule.zone
        let limit = form == .slots ? question.limit : nil
        let found = try await asked.slots.looking { [range = question.range] in
            try asked.starts(in: range, zone, limit: limit, at: now)
        }
        guard found.starts.count <= left else {
            throw APIError(
                .rangeTooLarge,
                "The range holds \(found.starts.count + configuration.maximumSlots - left) slots or more, which is more than "
                    + "\(configuration.maximumSlots).",
                errors: [FieldError(field: "to", reason: "Ask for a shorter range.")]
            )
        }
        left -= found.starts.count
        let validUntil = asked.validity(of: found, at: now)
        return try SlotAnswer(form, to: question, found, of: asked, in: zone, validUntil: validUntil)
    }

    private func part(_ question: SlotQuestion, _ calendar: OfferedCalendar) -> KeptAnswers.Part {
        KeptAnswers.Part(calendar, of: question.service, of: question.provider, starts: question.range.reach)
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
    static let freshSeconds = 2
}
