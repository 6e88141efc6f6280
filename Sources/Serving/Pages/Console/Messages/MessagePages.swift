import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import Mail
import Notifications
import SQL

/// Messages of a provider: what became of them, trying again, and what is sent when.
struct MessagePages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let messages = MessageStore()
    private let bookings = BookingStore()
    private let services = ServiceStore()
    private let desk: MessageChoiceDesk
    private let testMailer: TestMailer?
    private let limiter = SignInRateLimiter()

    /// Without a `testMailer`, no test mails are offered.
    init(database: any SQLDatabase, gate: ConsoleGate, testMailer: TestMailer?) {
        self.database = database
        self.gate = gate
        self.testMailer = testMailer
        desk = MessageChoiceDesk(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/messages") { try await list(PageRequest($0, $1)) }
        router.post("console/{provider}/messages/test") { try await sendTest(PageRequest($0, $1)) }
        router.post("console/{provider}/messages/{message}/retry") { try await retry(PageRequest($0, $1)) }
        router.get("console/{provider}/message-settings") { try await settings(PageRequest($0, $1)) }
        router.post("console/{provider}/message-settings") { try await save(PageRequest($0, $1)) }
        router.get("console/{provider}/message-preview") { try await preview(PageRequest($0, $1)) }
    }

    static func address(_ practice: Practice) -> Address { practice.address.appending("messages") }

    // MARK: What became of messages

    private func list(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeBookings) { practice in
            try await page(practice, request, news: MessagesView.News(rawValue: request.query["news"]))
        }
    }

    /// Sends a mail to the member who asks for it, and shows what the mail server answered.
    private func sendTest(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeMessages) { practice in
            // It has no fields, but says where it comes from.
            _ = try await request.form()
            guard let testMailer, let recipient = EmailAddress(practice.member.email) else {
                throw PageRequest.notFound
            }
            try limiter.admit(request.context.clientAddress, mailbox: practice.member.email, at: request.now)
            let next = Self.address(practice).with("news", MessagesView.News.testSent.rawValue)
            let visit = request.visit(next)
            let outcome = await testMailer.send(to: recipient, in: visit.language)
            guard let failure = outcome.failure else { return .leading(to: visit.link(next).text) }
            return try await page(practice, request, testFailure: failure)
        }
    }

    private func page(
        _ practice: Practice,
        _ request: PageRequest,
        news: MessagesView.News? = nil,
        testFailure: String? = nil
    ) async throws -> Response {
        let today = practice.zone.date(at: request.now.secondsSince1970)
        let asked = CivilDate(request.query["date"]).flatMap { (1_970...2_200).contains($0.year) ? $0 : nil }
        let date = asked ?? today
        let found = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await contents(of: date, practice, in: $0)
        }
        try await gate.recordRead(of: found.groups.map(\.booking.id), practice, request)
        let visit = request.visit(Self.address(practice).with("date", date.description))
        let view = MessagesView(
            practice: practice,
            date: date,
            contents: found,
            news: news,
            testFailure: testFailure,
            offersTest: testMailer != nil && practice.may(.changeMessages)
        )
        let status: HTTPResponse.Status = testFailure == nil ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private func contents(
        of date: CivilDate,
        _ practice: Practice,
        in transaction: Transaction
    ) async throws -> MessagesView.Contents {
        let connection = transaction.connection
        guard let start = practice.zone.firstInstant(of: date), let next = date.adding(days: 1),
            let end = practice.zone.firstInstant(of: next)
        else { throw PageRequest.notFound }
        var filter = BookingStore.Filter()
        filter.provider = practice.provider.id
        (filter.from, filter.to) = (Instant(start), Instant(end))
        let part = try await bookings.list(filter, in: .start, after: nil, limit: Self.maximumBookings, in: connection)
        let ofDay = try await messages.list(of: part.found.map(\.id), in: connection)
        let trouble = try await messages.inTrouble(of: practice.provider.id, limit: Self.maximumTrouble, in: connection)
        var troubled: [MessagesView.Group] = []
        for message in trouble {
            let booking = try await bookings.find(message.key.booking, in: connection)
            troubled.append(MessagesView.Group(booking: booking, messages: [message]))
        }
        return MessagesView.Contents(
            trouble: troubled,
            ofDay: zip(part.found, ofDay).map(MessagesView.Group.init).filter { !$0.messages.isEmpty }
        )
    }

    private static let maximumBookings = 200
    private static let maximumTrouble = 20

    private func retry(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let fields = try await request.form().fields
            guard let key = MessageKey(rawValue: request.part("message")),
                key.booking.provider == practice.provider.id
            else { throw PageRequest.notFound }
            // False for one that was planned again meanwhile, as by the same form sent twice.
            _ = try await gate.change(practice, request, fields, made: { _ in [key.booking.rawValue] }) {
                try await messages.retry(key, at: $0.now, in: $0.connection)
            }
            let isOfBooking = fields["from"] == "booking"
            let next =
                isOfBooking
                ? BookingPages.address(of: key.booking, practice).with("news", "done")
                : Self.address(practice).with("news", MessagesView.News.planned.rawValue)
            return .leading(to: request.visit(next).link(next).text)
        }
    }

    // MARK: Settings

    private func settings(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeMessages) { practice in
            let choices = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await desk.find(of: practice.provider.id, for: nil, in: $0)
            }
            return page(MessageSettingsForm(choices), practice, request)
        }
    }

    private func page(
        _ form: MessageSettingsForm,
        _ practice: Practice,
        _ request: PageRequest,
        revision: String? = nil,
        isChangedByOther: Bool = false
    ) -> Response {
        let visit = request.visit(practice.address.appending("message-settings"))
        let view = MessageSettingsView(
            practice: practice,
            form: form,
            revision: revision ?? form.revision,
            isSaved: request.query["news"] == "saved",
            isChangedByOther: isChangedByOther
        )
        request.note(refused: form.refused.map(\.rawValue))
        let status: HTTPResponse.Status = form.isRefused || isChangedByOther ? .unprocessableContent : .ok
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private struct ChangedByOther: Error {}

    /// The form has values that are refused; it says which.
    private struct Refused: Error {
        let form: MessageSettingsForm
    }

    private func save(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeMessages) { practice in
            let fields = try await request.form().fields
            let (provider, revision) = (practice.provider.id, fields["revision"])
            do {
                try await gate.change(practice, request, fields) { transaction in
                    try await transaction.lock(provider)
                    let current = try await desk.find(of: provider, for: nil, in: transaction)
                    var form = MessageSettingsForm(fields)
                    guard let chosen = form.read(changing: current) else { throw Refused(form: form) }
                    guard MessageSettingsForm(current).revision == revision else { throw ChangedByOther() }
                    try await desk.put(chosen, of: provider, for: nil, in: transaction)
                }
            } catch let refusal as Refused {
                return page(refusal.form, practice, request, revision: revision)
            } catch is ChangedByOther {
                let current = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                    try await desk.find(of: provider, for: nil, in: $0)
                }
                return page(MessageSettingsForm(current), practice, request, isChangedByOther: true)
            }
            let next = practice.address.appending("message-settings").with("news", "saved")
            return .leading(to: request.visit(next).link(next).text)
        }
    }

    // MARK: Preview

    private func preview(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeMessages) { practice in
            let service = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await services.list(
                    of: practice.provider.id,
                    after: nil,
                    limit: 1,
                    includingArchived: false,
                    in: $0.connection
                ).first
            }
            let own = practice.address.appending("message-preview")
            let occasion = Occasion(rawValue: request.query["occasion"]) ?? .confirmed
            let recipient = Recipient(rawValue: request.query["to"]) ?? .client
            let visit = request.visit(own.with("occasion", occasion.rawValue).with("to", recipient.rawValue))
            let view = MessagePreviewView(
                practice: practice,
                example: ExampleMessage(practice: practice, service: service, now: request.now),
                occasion: occasion,
                recipient: recipient
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }
}
