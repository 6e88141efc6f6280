import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import SQL
import Scheduling

/// Weekly hours and time off, with a preview of each change before it is made.
struct HoursPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let desk: ScheduleDesk
    private let timesOff: TimeOffDesk
    private let preview: HoursPreview
    private let schedules = ScheduleStore()
    private let warnings: ServiceWarnings

    init(database: any SQLDatabase, gate: ConsoleGate) {
        self.database = database
        self.gate = gate
        desk = ScheduleDesk(zones: gate.zones)
        timesOff = TimeOffDesk(zones: gate.zones)
        preview = HoursPreview(database: database, zones: gate.zones)
        warnings = ServiceWarnings(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/hours") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/hours") { try await submit(PageRequest($0, $1)) }
        router.post("console/{provider}/time-off") { try await takeOff(PageRequest($0, $1)) }
        router.post("console/{provider}/time-off/{off}/remove") { try await remove(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeSchedule) { practice in
            try await page(practice, request)
        }
    }

    private func page(
        _ practice: Practice,
        _ request: PageRequest,
        hours: HoursForm? = nil,
        revision: String? = nil,
        off: TimeOffForm = TimeOffForm(),
        problem: HoursView.Problem? = nil
    ) async throws -> Response {
        let (stored, times, warnings) = try await database.transaction(
            .read,
            by: practice.member.requester,
            at: request.now
        ) { transaction in
            (
                try await schedules.weeklyHours(of: practice.provider.id, in: transaction.connection),
                try await timesOff.list(of: practice.provider.id, in: transaction),
                try await self.warnings.list(of: practice.provider.id, in: transaction)
            )
        }
        let today = practice.zone.date(at: request.now.secondsSince1970)
        let visit = request.visit(practice.address.appending("hours"))
        let view = HoursView(
            practice: practice,
            hours: hours ?? HoursForm(stored),
            revision: revision ?? HoursForm.revision(of: stored),
            keepsSpecial: stored.contains(where: \.isSpecial),
            timesOff: times.filter { ($0.span.repetition?.until ?? $0.span.last) >= today },
            off: off,
            problem: problem,
            warnings: warnings,
            isSaved: request.query["news"] == "saved"
        )
        let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private func saved(_ practice: Practice, _ request: PageRequest) -> Response {
        let address = practice.address.appending("hours").with("news", "saved")
        return .leading(to: request.visit(address).link(address).text)
    }

    // MARK: Weekly hours

    private func submit(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeSchedule) { practice in
            let fields = try await request.form().fields
            let form = HoursForm(fields)
            guard fields["do"] != "edit" else {
                return try await page(practice, request, hours: form, revision: fields["revision"])
            }
            guard let hours = form.hours else {
                return try await page(practice, request, hours: form, revision: fields["revision"], problem: .halfHours)
            }
            do {
                guard fields["do"] == "save" else {
                    return try await previewPage(practice, request, .hours(form, revision: fields["revision"])) {
                        transaction in
                        try await replace(hours, of: practice, in: transaction).affected
                    }
                }
                try await gate.change(practice, request, fields) { transaction in
                    try await require(fields["revision"], of: practice, in: transaction)
                    _ = try await replace(hours, of: practice, in: transaction)
                }
                return saved(practice, request)
            } catch is ScheduleError {
                return try await page(practice, request, hours: form, revision: fields["revision"], problem: .halfHours)
            } catch is ChangedByOther {
                return try await page(practice, request, problem: .changedByOther)
            }
        }
    }

    /// Puts what the form has in place of the hours that it showed.
    private func replace(
        _ hours: [WeeklyHours],
        of practice: Practice,
        in transaction: Transaction
    ) async throws -> (hours: [WeeklyHours], affected: [AffectedBooking]) {
        try await transaction.lock(practice.provider.id)
        let stored = try await schedules.weeklyHours(of: practice.provider.id, in: transaction.connection)
        let kept = stored.filter(\.isSpecial)
        return try await desk.replaceHours(of: practice.provider.id, with: hours + kept, in: transaction)
    }

    private struct ChangedByOther: Error {}

    /// Throws if the hours are no longer those that the form was made for.
    private func require(_ revision: String, of practice: Practice, in transaction: Transaction) async throws {
        try await transaction.lock(practice.provider.id)
        let stored = try await schedules.weeklyHours(of: practice.provider.id, in: transaction.connection)
        guard revision == HoursForm.revision(of: stored) else { throw ChangedByOther() }
    }

    private func previewPage(
        _ practice: Practice,
        _ request: PageRequest,
        _ subject: HoursPreviewView.Subject,
        _ change: (Transaction) async throws -> [AffectedBooking]
    ) async throws -> Response {
        let found = try await preview.preview(of: practice, at: request.now, change)
        try await gate.recordRead(of: found.affected.map(\.id), practice, request)
        let visit = request.visit(practice.address.appending("hours"))
        let view = HoursPreviewView(practice: practice, change: found, subject: subject)
        return Response(page: view.bytes(for: visit), for: visit)
    }

    // MARK: Time off

    private func takeOff(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeSchedule) { practice in
            let fields = try await request.form().fields
            let form = TimeOffForm(fields)
            guard fields["do"] != "edit" else { return try await page(practice, request, off: form) }
            guard let span = form.span else {
                return try await page(practice, request, off: form, problem: .timeOff)
            }
            let note = BookingPages.text(form.note)
            do {
                guard fields["do"] == "save" else {
                    return try await previewPage(practice, request, .timeOff(form)) { transaction in
                        try await timesOff.take(span, note: note, of: practice.provider.id, in: transaction).affected
                    }
                }
                try await take(span, note, practice, request, fields)
                return saved(practice, request)
            } catch let error as BookingsError where [.invalidValue, .conflict].contains(error.code) {
                request.note(error)
                return try await page(practice, request, off: form, problem: .timeOff)
            }
        }
    }

    /// Takes time off and records that; a form that is sent twice does so once.
    private func take(
        _ span: TimeOff.Span,
        _ note: String?,
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields
    ) async throws {
        let provider = practice.provider.id
        try await database.transaction(.write, by: practice.member.requester, at: request.now) { transaction in
            try await transaction.lock(provider)
            let known = try await timesOff.list(of: provider, in: transaction)
            guard !known.contains(where: { $0.span == span && $0.note == note }) else { return }
            let made = [try await timesOff.take(span, note: note, of: provider, in: transaction).timeOff.id.rawValue]
            try await gate.recordChange(practice, request, fields, made: made, in: transaction)
        }
    }

    private func remove(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeSchedule) { practice in
            let fields = try await request.form().fields
            guard let id = TimeOffID(rawValue: request.part("off")), id.provider == practice.provider.id else {
                throw PageRequest.notFound
            }
            do {
                try await gate.change(practice, request, fields) {
                    try await timesOff.remove(id, of: practice.provider.id, in: $0)
                }
            } catch let error as BookingsError where error.code == .notFound {
                // Somebody else removed it already.
            }
            return saved(practice, request)
        }
    }
}
