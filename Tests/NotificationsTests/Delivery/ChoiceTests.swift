import Bookings
import CivilTime
import Notifications
import Policies
import SQL
import Testing

/// What providers choose, and what clients end.
@Suite
struct ChoiceTests {
    private func choose(_ choices: MessageChoices, for service: ServiceID?, in practice: Practice) async throws {
        try await practice.database.transaction(.write, by: try practice.asProvider, at: practice.now) { transaction in
            try await MessageChoiceDesk(zones: .system)
                .put(choices, of: try #require(Practice.provider), for: service, in: transaction)
        }
    }

    @Test func `a client without a region keeps the clock of their language beside a provider with one`() async throws {
        try await Practice.run(on: .sqlite) { practice in
            var choices = MessageChoices()
            choices.language = "en-GB"
            try await choose(choices, for: nil, in: practice)
            let server = try practice.dispatcher()
            for (name, language) in [("kim", "en"), ("zoe", nil)] {
                let client = ClientDetails(name: name, email: "\(name)@example.org", language: language)
                _ = try await practice.book(client, at: Practice.start + (language == nil ? 2 * Practice.hour : 0))
                try await practice.send(server)
                let text = try #require(practice.carrier.texts(to: "\(name)@example.org").last)
                #expect(text.contains("Monday, March 9, 2026") && text.contains("\u{202F}AM") == (language != nil))
            }
        }
    }

    @Test func `a sentence of the provider's own is in mails about what lies ahead, as it was written`() async throws {
        try await Practice.run(on: .sqlite) { practice in
            var general = MessageChoices()
            general.clientSentences = ["en": "Bring <b>towels</b> & {name}", "de": "Klingeln Sie am Hof."]
            try await choose(general, for: nil, in: practice)
            var own = MessageChoices()
            own.clientSentences = ["de": "Bitte ein Handtuch mitbringen."]
            try await choose(own, for: practice.service.id, in: practice)
            let server = try practice.dispatcher()
            var kim = ClientDetails(name: "Kim Lee", email: "kim@example.org")
            kim.language = "en-US"
            let booking = try await practice.book(kim)
            var uwe = ClientDetails(name: "Uwe", email: "uwe@example.org")
            uwe.language = "de"
            _ = try await practice.book(uwe, at: Practice.start + 2 * Practice.hour)
            var zoe = ClientDetails(name: "Zoé", email: "zoe@example.org")
            zoe.language = "fr"
            _ = try await practice.book(zoe, at: Practice.start + 4 * Practice.hour)
            try await practice.send(server)
            let english = try #require(practice.carrier.texts(to: "kim@example.org").last)
            #expect(english.contains("Bring <b>towels</b> & {name}"), "The text part shows it as it is.")
            #expect(english.contains("Bring &lt;b&gt;towels&lt;/b&gt; &amp; {name}"), "So does the HTML part.")
            let german = try #require(practice.carrier.texts(to: "uwe@example.org").last)
            #expect(german.contains("Bitte ein Handtuch mitbringen.") && !german.contains("am Hof"))
            let french = try #require(practice.carrier.texts(to: "zoe@example.org").last)
            #expect(!french.contains("towels") && !french.contains("Handtuch"))
            #expect(practice.carrier.texts(to: "anna@studio.example").allSatisfy { !$0.contains("towels") })
            practice.now += Practice.hour
            try await practice.cancel(booking)
            try await practice.send(server)
            let cancelled = try #require(practice.carrier.texts(to: "kim@example.org").last)
            #expect(!cancelled.contains("towels"), "Whoever does not come need bring nothing.")
        }
    }

    @Test("Offsets are the provider's, and the service's before those", arguments: Practice.Engine.allCases)
    func offsets(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            var general = MessageChoices()
            general.firstReminderMinutes = 48 * 60
            general.lastReminderMinutes = 0
            general.providerOccasions = [.confirmed: [], .firstReminder: [.email]]
            try await choose(general, for: nil, in: practice)
            var own = MessageChoices()
            own.reviewRequestMinutes = 30
            try await choose(own, for: practice.service.id, in: practice)
            let booking = try await practice.book()
            let planned = try await practice.messages(of: booking).map { message in
                "\(message.key.occasion.rawValue) \(message.key.recipient.rawValue) \(message.dueAt - Practice.start)"
            }
            #expect(
                planned == [
                    "confirmed client \(Practice.now - Practice.start)", "first_reminder client -172800",
                    "first_reminder provider -172800", "review_request client \(Practice.hour + 1_800)",
                ]
            )
        }
    }

    @Test("Who ends reminders with one click is still told of changes, and can take it back")
    func endedReminders() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            try await practice.send(server)
            let desk = ReminderDesk()
            try await practice.database.transaction(.write, by: .anonymous, at: practice.now) {
                try await desk.setReminders(ended: true, of: booking.id, in: $0)
            }
            practice.now = Practice.start - 86_400
            try await practice.send(server)
            #expect(practice.carrier.texts(to: "kim@example.org").count == 1)
            try await practice.database.transaction(.write, by: .anonymous, at: practice.now) {
                try await desk.setReminders(ended: false, of: booking.id, in: $0)
            }
            practice.now = Practice.start - 3_600
            try await practice.send(server)
            #expect(practice.carrier.texts(to: "kim@example.org").count == 2)
            practice.now += 60
            try await practice.cancel(booking, by: try practice.asProvider)
            try await practice.send(server)
            #expect(practice.carrier.texts(to: "kim@example.org").count == 3)
            #expect(
                try await practice.fates(of: booking).contains(
                    "1 first_reminder client suppressed: reminders_ended"
                )
            )
        }
    }

    @Test("A link that ends reminders speaks only for the address that it was sent to")
    func linksOfAnAddress() async throws {
        let signer = try #require(ReminderLinkSigner(secrets: [[UInt8](repeating: 7, count: 32)]))
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book()
            let link = signer.text(for: booking.id, sentTo: "Kim@example.org")
            let desk = ReminderDesk()
            func known(_ link: String) async throws -> BookingID? {
                try await practice.database.transaction(.read, by: .anonymous, at: practice.now) {
                    try await desk.booking(of: link, signedBy: signer, in: $0)
                }
            }
            #expect(try await known(link) == booking.id)
            #expect(try await known(signer.text(for: booking.id)) == nil)
            let nobodys = try #require(BookingID(rawValue: "bkg_studio_01jd"))
            #expect(try await known(signer.text(for: nobodys, sentTo: "kim@example.org")) == nil)
            var changes = ClientChanges()
            changes.email = .value("victim@example.org")
            let bookings = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
            try await practice.database.transaction(.write, by: .client(booking.id), at: practice.now) { [changes] in
                _ = try await bookings.changeClient(of: booking.id, changes, in: $0)
            }
            #expect(try await known(link) == nil)
            #expect(try await known(signer.text(for: booking.id, sentTo: "victim@example.org")) == booking.id)
        }
    }

    @Test("Only links that we made are known, also after the key was replaced")
    func links() throws {
        let (old, new) = ([UInt8](repeating: 7, count: 32), [UInt8](1...32))
        let booking = try #require(BookingID(rawValue: "bkg_studio_01jd"))
        let before = try #require(ReminderLinkSigner(secrets: [old]))
        let after = try #require(ReminderLinkSigner(secrets: [new, old]))
        let text = before.text(for: booking)
        #expect(after.booking(of: text) == booking)
        #expect(after.text(for: booking) != text)
        #expect(try #require(ReminderLinkSigner(secrets: [new])).booking(of: text) == nil)
        for forged in [
            "bkg_studio_01je." + text.split(separator: ".")[1], String(text.dropLast()), text + "0", "", ".",
            "bkg_studio_01jd",
        ] {
            #expect(before.booking(of: forged) == nil, "\(forged)")
        }
    }
}
